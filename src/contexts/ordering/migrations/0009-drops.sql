-- What each person has taken of an offer that gives everybody the same most: under their id, and under the phone it is collected with.
create table ordering.personal_share (
  county_id text not null,
  offer_id uuid not null,
  buyer text not null,
  taken numeric(14, 3) not null check (taken >= 0),
  primary key (county_id, offer_id, buyer)
);

-- Ordered of such an offer: what is given back counts as not taken.
alter table ordering.order_line add column of_drop boolean not null default false;
create or replace view ordering.v_order_line as select * from ordering.order_line;

-- Who waits for what others leave unpaid, in the order they came.
create table ordering.waiting (
  county_id text not null,
  -- the checkout's id once it is their turn
  id uuid not null,
  offer_id uuid not null,
  place bigint generated always as identity,
  person_id uuid,
  name text not null,
  phone text not null,
  lang text not null check (lang in ('zh', 'en')),
  node_id uuid not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  agreed_fen bigint not null,
  agreed_day date not null,
  status text not null check (status in ('waiting', 'served', 'passed', 'left')),
  -- why their turn came to nothing: a refusal's code
  reason text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (county_id, id),
  check ((status = 'waiting') = (ended_at is null)),
  check ((status = 'passed') = (reason is not null))
);
create index waiting_line on ordering.waiting (county_id, offer_id, place) where status = 'waiting';
