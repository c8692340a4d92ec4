create schema origin;

create table origin.product (
  county_id text not null,
  code text not null,
  -- GTIN-14; indicator 9 = variable measure, fitting goods sold by actual weight
  gtin char(14) not null,
  name_zh text not null,
  name_en text not null,
  pinyin text not null,
  category text not null,
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  shelf_life_days integer not null check (shelf_life_days > 0),
  keep_min_c numeric(4, 1),
  keep_max_c numeric(4, 1),
  -- must carry 承诺达标合格证 (MARA Order 2025 No. 4 art. 3)
  certificate_required boolean not null,
  season_from char(5) not null,
  season_until char(5) not null,
  description_zh text not null,
  description_en text not null,
  story_zh text not null default '',
  story_en text not null default '',
  picture_id uuid,
  primary key (county_id, code),
  unique (county_id, gtin)
);

create table origin.grade (
  county_id text not null,
  product_code text not null,
  code text not null,
  rank integer not null,
  name_zh text not null,
  name_en text not null,
  basis_zh text not null,
  basis_en text not null,
  primary key (county_id, product_code, code),
  foreign key (county_id, product_code) references origin.product (county_id, code)
);

create table origin.spray_product (
  county_id text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  active_ingredient text not null,
  crops text[] not null,
  interval_days integer not null check (interval_days >= 0),
  source text not null,
  primary key (county_id, code)
);

create table origin.plot (
  county_id text not null,
  id uuid not null,
  producer_id uuid not null,
  name text not null,
  place_code text not null,
  product_code text not null,
  area_mu numeric(10, 2) not null check (area_mu > 0),
  lat numeric(8, 5) not null,
  lng numeric(8, 5) not null,
  position_approximate boolean not null default true,
  -- GeoJSON Polygon (WGS 84) when it was walked or drawn
  outline jsonb,
  planted_year integer,
  demo boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, product_code) references origin.product (county_id, code)
);
create index plot_producer on origin.plot (county_id, producer_id);
create index plot_product on origin.plot (county_id, product_code);

-- The field book. `id` is made where the entry is made, so that sending it twice writes once.
create table origin.field_record (
  county_id text not null,
  id uuid not null,
  plot_id uuid not null,
  kind text not null check (kind in ('sow', 'feed', 'spray', 'irrigate', 'prune', 'bag', 'observe')),
  done_at timestamptz not null,
  spray_product_code text,
  -- the label's interval on the day of spraying: a later change of the label does not rewrite it
  interval_days integer,
  dose text not null default '',
  note text not null default '',
  picture_id uuid,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  recorded_at timestamptz not null,
  -- struck through when wrong, never deleted
  struck_at timestamptz,
  struck_reason text,
  struck_by_name text,
  primary key (county_id, id),
  foreign key (county_id, plot_id) references origin.plot (county_id, id),
  check ((struck_at is null) = (struck_reason is null)),
  check ((kind = 'spray') = (spray_product_code is not null and interval_days is not null))
);
create index field_record_plot on origin.field_record (county_id, plot_id, done_at desc);
create index field_record_spray on origin.field_record (county_id, plot_id, done_at)
  where kind = 'spray' and struck_at is null;

-- What a producer expects to pick of one product and grade in one window. Its id stays while the figures are revised,
-- so that what was sold ahead keeps pointing at it.
create table origin.forecast (
  county_id text not null,
  id uuid not null,
  producer_id uuid not null,
  product_code text not null,
  grade text,
  from_day date not null,
  until_day date not null,
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  low numeric(14, 3) not null,
  likely numeric(14, 3) not null,
  high numeric(14, 3) not null,
  -- what presale may sell against it, and what it has sold: never more than may, and may is never more than is nearly certain
  presale_limit numeric(14, 3) not null default 0,
  presold numeric(14, 3) not null default 0,
  made_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  primary key (county_id, id),
  check (0 <= low and low <= likely and likely <= high),
  check (from_day <= until_day),
  constraint presold_within_limit check (0 <= presold and presold <= presale_limit and presale_limit <= low),
  foreign key (county_id, product_code) references origin.product (county_id, code)
);
create index forecast_producer on origin.forecast (county_id, producer_id, product_code, until_day);

-- Every version a forecast has had, the present one too: how good the forecasts were can be judged later.
create table origin.forecast_version (
  county_id text not null,
  -- made where the figures were typed, so that sending them twice writes once
  id uuid not null,
  forecast_id uuid not null,
  from_day date not null,
  until_day date not null,
  low numeric(14, 3) not null,
  likely numeric(14, 3) not null,
  high numeric(14, 3) not null,
  presale_limit numeric(14, 3) not null,
  made_at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, id),
  foreign key (county_id, forecast_id) references origin.forecast (county_id, id)
);
create index forecast_version_of on origin.forecast_version (county_id, forecast_id, made_at desc);

-- The last number given out in each series of lot codes and certificate numbers. The row's lock makes numbers unique.
create table origin.series (
  county_id text not null,
  prefix text not null,
  last integer not null,
  primary key (county_id, prefix)
);

-- The lot (批次): the spine. One row is also the one stock pool for every channel.
create table origin.lot (
  county_id text not null,
  id uuid not null,
  -- GS1 AI (10), at most 20 characters
  code text not null check (code ~ '^[0-9A-Z-]{4,20}$'),
  product_code text not null,
  grade text not null,
  producer_id uuid not null,
  -- who sells it: the co-op its producer had joined when it was made, or the producer. Set by the database (lot_seller), so that
  -- the shelf finds a seller's lots in one index range; a household that joins a co-op later sells its earlier lots itself.
  seller_id uuid,
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  -- what it was made with; `quantity` is what is in it now: made − everything that went out by lot_flow
  made_quantity numeric(14, 3) not null check (made_quantity > 0),
  quantity numeric(14, 3) not null,
  reserved numeric(14, 3) not null default 0,
  sold numeric(14, 3) not null default 0,
  made_by text not null check (made_by in ('harvest', 'split', 'merge', 'regrade')),
  harvested_at timestamptz not null,
  good_until date not null,
  status text not null default 'open' check (status in ('open', 'held', 'closed')),
  picture_id uuid,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  created_at timestamptz not null,
  primary key (county_id, id),
  unique (county_id, code),
  -- the last word on overselling
  constraint lot_never_oversold check (quantity >= 0 and reserved >= 0 and sold >= 0 and reserved + sold <= quantity),
  check (quantity <= made_quantity),
  foreign key (county_id, product_code, grade) references origin.grade (county_id, product_code, code)
);
create index lot_producer on origin.lot (county_id, producer_id, harvested_at desc);
-- First-expiry-first-out over what a seller can still sell.
create index lot_sellable on origin.lot (county_id, seller_id, product_code, grade, good_until)
  where status = 'open' and reserved + sold < quantity;

create function origin.name_seller() returns trigger language plpgsql as $$
begin
  select coalesce(o.coop_id, o.id) into new.seller_id
  from people.v_organisation o where o.county_id = new.county_id and o.id = new.producer_id;
  return new;
end $$;
create trigger lot_seller before insert on origin.lot for each row execute function origin.name_seller();

create index lot_code on origin.lot (county_id, code text_pattern_ops);
create index lot_time on origin.lot (county_id, harvested_at desc, id desc);
-- What still asks for something: certificates, last days, holds.
create index lot_at_hand on origin.lot (county_id, producer_id, good_until)
  where status <> 'closed' and reserved + sold < quantity;
create index lot_product on origin.lot (county_id, product_code, harvested_at desc);
create index lot_held on origin.lot (county_id, harvested_at) where status = 'held';

-- Why a lot sells nothing for now. What the officer or the spray rule held, only the officer releases.
create table origin.lot_hold (
  county_id text not null,
  id uuid not null,
  lot_id uuid not null,
  held_by text not null check (held_by in ('owner', 'officer', 'rule')),
  reason text not null,
  -- held by the rule: the spraying that came to light after the harvest
  field_record_id uuid,
  person_name text not null,
  held_at timestamptz not null,
  released_at timestamptz,
  released_by_name text,
  release_reason text,
  primary key (county_id, id),
  check ((held_by = 'rule') = (field_record_id is not null)),
  foreign key (county_id, lot_id) references origin.lot (county_id, id),
  foreign key (county_id, field_record_id) references origin.field_record (county_id, id)
);
create unique index lot_hold_standing on origin.lot_hold (county_id, lot_id) where released_at is null;
create index lot_hold_lot on origin.lot_hold (county_id, lot_id, held_at);
create index lot_hold_record on origin.lot_hold (county_id, field_record_id) where field_record_id is not null;

create table origin.lot_plot (
  county_id text not null,
  lot_id uuid not null,
  plot_id uuid not null,
  primary key (county_id, lot_id, plot_id),
  foreign key (county_id, lot_id) references origin.lot (county_id, id),
  foreign key (county_id, plot_id) references origin.plot (county_id, id)
);
create index lot_plot_plot on origin.lot_plot (county_id, plot_id);

-- Where a lot came from: how much of which lot went into it, or was lost on the way (into_lot_id null).
create table origin.lot_flow (
  county_id text not null,
  id uuid not null,
  from_lot_id uuid not null,
  into_lot_id uuid,
  quantity numeric(14, 3) not null check (quantity > 0),
  kind text not null check (kind in ('split', 'merge', 'regrade', 'loss')),
  reason text not null default '',
  at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, id),
  check ((kind = 'loss') = (into_lot_id is null)),
  foreign key (county_id, from_lot_id) references origin.lot (county_id, id),
  foreign key (county_id, into_lot_id) references origin.lot (county_id, id)
);
create index lot_flow_from on origin.lot_flow (county_id, from_lot_id);
create index lot_flow_into on origin.lot_flow (county_id, into_lot_id);

-- 承诺达标合格证 (MARA Order 2025 No. 4 art. 14): immutable after issue; voided, then issued again.
create table origin.certificate (
  county_id text not null,
  id uuid not null,
  number text not null,
  lot_id uuid not null,
  form text not null check (form in ('producer', 'buyer')),
  product_name text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null,
  origin_text text not null,
  issuer_id uuid not null,
  issuer_name text not null,
  issuer_uscc text,
  contact text not null,
  promise text not null,
  basis text[] not null check (cardinality(basis) > 0
    and basis <@ array['quality-control', 'self-test', 'commissioned-test']),
  -- number of the test report, when the promise rests on a test
  test_report text not null default '',
  issued_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  -- buyer's form: the certificates of the goods that were mixed
  source_ids uuid[] not null default '{}',
  replaces_id uuid,
  -- the exact text that was promised, and its SHA-256
  content text not null,
  sha256 text not null,
  voided_at timestamptz,
  void_reason text,
  voided_by_name text,
  primary key (county_id, id),
  unique (county_id, number),
  check ((voided_at is null) = (void_reason is null)),
  foreign key (county_id, lot_id) references origin.lot (county_id, id)
);
create unique index certificate_in_force on origin.certificate (county_id, lot_id) where voided_at is null;
create index certificate_lot on origin.certificate (county_id, lot_id);
create index certificate_issued on origin.certificate (county_id, issued_at desc);

create function origin.keep_certificate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_at is not null or new.voided_at is null
     or (to_jsonb(new) - '{voided_at,void_reason,voided_by_name}'::text[])
        <> (to_jsonb(old) - '{voided_at,void_reason,voided_by_name}'::text[]) then
    raise exception 'certificate % can only be voided, once', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger certificate_stays before update or delete on origin.certificate
  for each row execute function origin.keep_certificate();

-- For reading by other contexts.
create view origin.v_product as select * from origin.product;
create view origin.v_grade as select * from origin.grade;
-- `for_sale`: open, and certified where the law asks for it.
create view origin.v_lot as
  select l.*, l.quantity - l.reserved - l.sold as available,
         p.gtin, p.name_zh as product_name_zh, p.name_en as product_name_en,
         g.name_zh as grade_name_zh, g.name_en as grade_name_en,
         o.name_zh as producer_name_zh, o.name_en as producer_name_en, o.place_code,
         c.id as certificate_id, c.number as certificate_number,
         h.reason as hold_reason, h.held_by,
         l.status = 'open' and (c.id is not null or not p.certificate_required) as for_sale
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  join origin.grade g on g.county_id = l.county_id and g.product_code = l.product_code and g.code = l.grade
  join people.v_organisation o on o.county_id = l.county_id and o.id = l.producer_id
  left join origin.certificate c on c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null
  left join origin.lot_hold h on h.county_id = l.county_id and h.lot_id = l.id and h.released_at is null;
create view origin.v_lot_plot as
  select lp.county_id, lp.lot_id, p.id as plot_id, p.name, p.place_code, p.area_mu, p.lat, p.lng,
         p.position_approximate, p.producer_id
  from origin.lot_plot lp join origin.plot p on p.county_id = lp.county_id and p.id = lp.plot_id;
create view origin.v_certificate as select * from origin.certificate;
create view origin.v_forecast as
  select f.*, coalesce(o.coop_id, f.producer_id) as seller_id
  from origin.forecast f join people.v_organisation o on o.county_id = f.county_id and o.id = f.producer_id;
-- Mass in = mass out, lot by lot: what a lot was made with is in it, or went into other lots, or was lost.
create view origin.v_lot_balance as
  select l.county_id, l.id as lot_id, l.made_quantity, l.quantity,
         coalesce(sum(f.quantity) filter (where f.kind <> 'loss'), 0) as moved_on,
         coalesce(sum(f.quantity) filter (where f.kind = 'loss'), 0) as lost,
         l.made_quantity - l.quantity - coalesce(sum(f.quantity), 0) as missing
  from origin.lot l
  left join origin.lot_flow f on f.county_id = l.county_id and f.from_lot_id = l.id
  group by l.county_id, l.id;
