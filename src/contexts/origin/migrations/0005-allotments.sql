-- One stock, many channels. What is set aside for a channel is a part of the lot's one number, beside `reserved` and `sold`: nobody else
-- can take it, and nothing is promised twice.
alter table origin.lot add column allotted numeric(14, 3) not null default 0;
alter table origin.lot drop constraint lot_never_oversold;
alter table origin.lot add constraint lot_never_oversold check (
  quantity >= 0 and reserved >= 0 and sold >= 0 and allotted >= 0 and reserved + sold + allotted <= quantity);

-- How a channel takes from a lot. The shop has no row: its part is what nobody has set aside.
create table origin.allotment (
  county_id text not null,
  lot_id uuid not null,
  channel text not null check (channel ~ '^(live|round|adoption|presale|wholesale|platform:[a-z0-9-]{1,32})$'),
  -- fixed: only what is set aside for it. shared: from what nobody has set aside, up to its ceiling.
  -- floating: a share of what is left is set aside, followed up and down; beyond it the channel takes as a shared one does.
  kind text not null check (kind in ('fixed', 'shared', 'floating')),
  -- set aside and not taken yet
  held numeric(14, 3) not null default 0,
  -- so much of `held` somebody outside was told they may sell: it stays until they give it back
  promised numeric(14, 3) not null default 0,
  -- reserved and sold through this channel
  taken numeric(14, 3) not null default 0,
  ceiling numeric(14, 3),
  share_bp integer,
  changed_at timestamptz not null,
  primary key (county_id, lot_id, channel),
  foreign key (county_id, lot_id) references origin.lot (county_id, id),
  constraint allotment_never_oversold check (
    0 <= promised and promised <= held and taken >= 0 and (kind <> 'shared' or held = 0)),
  constraint allotment_within_ceiling check (ceiling is null or (kind = 'shared' and ceiling >= 0)),
  constraint allotment_share check ((kind = 'floating') = (share_bp is not null) and share_bp between 1 and 10000)
);
create index allotment_channel on origin.allotment (county_id, channel, lot_id) where held > 0 or taken > 0;
create index allotment_floating on origin.allotment (county_id, lot_id) where kind = 'floating';

-- The lot knows the sum, kept by the database alone: no statement sets goods aside that the lot does not have free.
create function origin.keep_allotted() returns trigger language plpgsql as $$
begin
  update origin.lot l
  set allotted = l.allotted + coalesce(new.held, 0) - coalesce(old.held, 0)
  where l.county_id = coalesce(new.county_id, old.county_id) and l.id = coalesce(new.lot_id, old.lot_id);
  return null;
end $$;
create trigger allotment_held after insert or delete or update of held on origin.allotment
  for each row execute function origin.keep_allotted();

create function origin.refuse_allotted() returns trigger language plpgsql as $$
begin
  raise exception 'lot %: what is set aside follows its allotments', new.code using errcode = 'restrict_violation';
end $$;
create trigger lot_allotted before update of allotted on origin.lot
  for each row when (pg_trigger_depth() = 0 and old.allotted is distinct from new.allotted)
  execute function origin.refuse_allotted();

-- Who moved how much of a lot from which channel to which; null is the shop's part.
create table origin.allotment_move (
  county_id text not null,
  -- made where it is typed, so that sending it twice moves once
  id uuid not null,
  lot_id uuid not null,
  from_channel text,
  to_channel text,
  quantity numeric(14, 3) not null check (quantity > 0),
  at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, id),
  check (from_channel is distinct from to_channel),
  foreign key (county_id, lot_id) references origin.lot (county_id, id)
);
create index allotment_move_lot on origin.allotment_move (county_id, lot_id, at desc);

-- `available`: what the shop may sell, that is what nobody has reserved, bought or set aside.
create or replace view origin.v_lot as
  select l.county_id, l.id, l.code, l.product_code, l.grade, l.producer_id, l.seller_id, l.unit, l.made_quantity, l.quantity,
         l.reserved, l.sold, l.made_by, l.harvested_at, l.good_until, l.status, l.picture_id, l.person_id, l.person_name,
         l.helper_id, l.helper_name, l.created_at,
         l.quantity - l.reserved - l.sold - l.allotted as available,
         p.gtin, p.name_zh as product_name_zh, p.name_en as product_name_en,
         g.name_zh as grade_name_zh, g.name_en as grade_name_en,
         o.name_zh as producer_name_zh, o.name_en as producer_name_en, o.place_code,
         c.id as certificate_id, c.number as certificate_number,
         h.reason as hold_reason, h.held_by,
         l.status = 'open' and (c.id is not null or not p.certificate_required) as for_sale,
         l.allotted
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  join origin.grade g on g.county_id = l.county_id and g.product_code = l.product_code and g.code = l.grade
  join people.v_organisation o on o.county_id = l.county_id and o.id = l.producer_id
  left join origin.certificate c on c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null
  left join origin.lot_hold h on h.county_id = l.county_id and h.lot_id = l.id and h.released_at is null;
-- The first of the two conditions is that of the index `lot_sellable`.
create or replace view origin.v_stock as
  select l.county_id, l.id as lot_id, l.seller_id, l.product_code, l.grade, l.good_until,
         not p.certificate_required or exists (
           select from origin.certificate c
           where c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null) as for_sale
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  where l.status = 'open' and l.reserved + l.sold < l.quantity and l.reserved + l.sold + l.allotted < l.quantity;
create view origin.v_allotment as select * from origin.allotment;
