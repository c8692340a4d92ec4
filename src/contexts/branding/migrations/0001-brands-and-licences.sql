create schema branding;

create table branding.brand (
  county_id text not null,
  id uuid not null,
  holder_id uuid not null,
  name_zh text not null,
  name_en text not null,
  story_zh text not null,
  story_en text not null,
  picture_id uuid,
  demo boolean not null default false,
  created_at timestamptz not null,
  primary key (county_id, id)
);

-- Entry standard of a brand for one product; a new version ends the old one.
create table branding.standard (
  county_id text not null,
  id uuid not null,
  brand_id uuid not null,
  product_code text not null,
  version integer not null,
  grades text[] not null check (cardinality(grades) > 0),
  max_days_from_harvest integer not null,
  text_zh text not null,
  text_en text not null,
  valid_from date not null,
  valid_until date,
  primary key (county_id, id),
  unique (county_id, brand_id, product_code, version),
  foreign key (county_id, brand_id) references branding.brand (county_id, id)
);

create table branding.licence (
  county_id text not null,
  id uuid not null,
  number text,
  brand_id uuid not null,
  operator_id uuid not null,
  product_code text not null,
  status text not null check (status in ('applied', 'granted', 'refused', 'suspended', 'revoked')),
  applied_at timestamptz not null,
  applied_note text not null default '',
  -- evidence beside the decision: [{kind, text, reference}]
  evidence jsonb not null default '[]',
  decided_at timestamptz,
  decided_by_name text,
  decision_reason text,
  valid_from date,
  valid_until date,
  primary key (county_id, id),
  unique (county_id, number),
  check ((status in ('granted', 'suspended', 'revoked')) <= (number is not null and valid_from is not null and valid_until is not null)),
  foreign key (county_id, brand_id) references branding.brand (county_id, id)
);
create unique index licence_standing on branding.licence (county_id, brand_id, operator_id, product_code)
  where status in ('applied', 'granted', 'suspended');
create index licence_queue on branding.licence (county_id, status, applied_at);

create table branding.lot_mark (
  county_id text not null,
  lot_id uuid not null,
  brand_id uuid not null,
  licence_id uuid not null,
  standard_id uuid not null,
  certificate_id uuid,
  marked_at timestamptz not null,
  person_name text not null,
  -- taken off again: licence, certificate or standard no longer holds
  removed_at timestamptz,
  removed_reason text,
  primary key (county_id, lot_id, brand_id),
  foreign key (county_id, licence_id) references branding.licence (county_id, id)
);

create view branding.v_lot_mark as
  select m.county_id, m.lot_id, m.brand_id, m.marked_at, b.name_zh, b.name_en, l.number as licence_number, l.valid_until
  from branding.lot_mark m
  join branding.brand b on b.county_id = m.county_id and b.id = m.brand_id
  join branding.licence l on l.county_id = m.county_id and l.id = m.licence_id
  where m.removed_at is null and l.status = 'granted';
