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
  struck_at timestamptz,
  struck_reason text,
  primary key (county_id, id),
  foreign key (county_id, plot_id) references origin.plot (county_id, id),
  check ((kind = 'spray') = (spray_product_code is not null and interval_days is not null))
);
create index field_record_plot on origin.field_record (county_id, plot_id, done_at desc);

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
  -- what presale may sell against it, and what it has sold: never more than may
  presale_limit numeric(14, 3) not null default 0,
  presold numeric(14, 3) not null default 0,
  made_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  replaced_at timestamptz,
  primary key (county_id, id),
  check (0 <= low and low <= likely and likely <= high),
  check (from_day <= until_day),
  constraint presold_within_limit check (0 <= presold and presold <= presale_limit and presale_limit <= high),
  foreign key (county_id, product_code) references origin.product (county_id, code)
);
create index forecast_producer on origin.forecast (county_id, producer_id, product_code) where replaced_at is null;

-- The lot (批次): the spine. One row is also the one stock pool for every channel.
create table origin.lot (
  county_id text not null,
  id uuid not null,
  -- GS1 AI (10), at most 20 characters
  code text not null check (code ~ '^[0-9A-Z-]{4,20}$'),
  product_code text not null,
  grade text not null,
  producer_id uuid not null,
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  quantity numeric(14, 3) not null,
  reserved numeric(14, 3) not null default 0,
  sold numeric(14, 3) not null default 0,
  made_by text not null check (made_by in ('harvest', 'split', 'merge', 'regrade')),
  harvested_at timestamptz not null,
  good_until date not null,
  status text not null default 'open' check (status in ('open', 'held', 'closed')),
  hold_reason text,
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
  foreign key (county_id, product_code, grade) references origin.grade (county_id, product_code, code)
);
create index lot_producer on origin.lot (county_id, producer_id, harvested_at desc);
-- First-expiry-first-out over what can still be sold.
create index lot_sellable on origin.lot (county_id, product_code, grade, producer_id, good_until)
  where status = 'open' and reserved + sold < quantity;

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
  primary key (county_id, id),
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
  contact text not null,
  promise text not null,
  basis text[] not null check (cardinality(basis) > 0
    and basis <@ array['quality-control', 'self-test', 'commissioned-test']),
  issued_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  -- buyer's form: the certificates of the goods that were mixed
  source_ids uuid[] not null default '{}',
  replaces_id uuid,
  sha256 text not null,
  voided_at timestamptz,
  void_reason text,
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, lot_id) references origin.lot (county_id, id)
);
create unique index certificate_in_force on origin.certificate (county_id, lot_id) where voided_at is null;
create index certificate_lot on origin.certificate (county_id, lot_id);

create function origin.keep_certificate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_at is not null or new.voided_at is null
     or (to_jsonb(new) - 'voided_at' - 'void_reason') <> (to_jsonb(old) - 'voided_at' - 'void_reason') then
    raise exception 'certificate % can only be voided, once', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger certificate_stays before update or delete on origin.certificate
  for each row execute function origin.keep_certificate();

-- For reading by other contexts.
create view origin.v_product as select * from origin.product;
create view origin.v_grade as select * from origin.grade;
create view origin.v_lot as
  select l.*, l.quantity - l.reserved - l.sold as available,
         c.id as certificate_id, c.number as certificate_number
  from origin.lot l
  left join origin.certificate c on c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null;
create view origin.v_lot_plot as
  select lp.county_id, lp.lot_id, p.id as plot_id, p.name, p.place_code, p.area_mu, p.lat, p.lng,
         p.position_approximate, p.producer_id
  from origin.lot_plot lp join origin.plot p on p.county_id = lp.county_id and p.id = lp.plot_id;
create view origin.v_certificate as select * from origin.certificate;
create view origin.v_forecast as select * from origin.forecast where replaced_at is null;
