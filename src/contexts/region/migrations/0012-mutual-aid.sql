-- Mutual aid: what a lender sets aside to pay households ahead of what they have sold, who stands in for whom, and what became of it.
create table region.credit_pool (
  county_id text primary key,
  -- who lends: a co-op or an office
  lender_id uuid not null,
  limit_fen bigint not null check (limit_fen >= 0),
  set_at timestamptz not null,
  set_by_name text not null
);

-- Who vouches for a household: a mentor by name, or a neighbouring household, which stands in for a part of what it cannot repay.
create table region.voucher (
  county_id text not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  -- none: a mentor
  by_household_id uuid,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county_id, id),
  check (by_household_id is null or by_household_id <> household_id)
);
create unique index voucher_once on region.voucher (county_id, household_id, person_id) where withdrawn_at is null;
create index voucher_by on region.voucher (county_id, by_household_id) where withdrawn_at is null;

-- 联保小组: every member agrees by itself, and stands in for the others in equal parts once all have.
create table region.joint_group (
  county_id text not null,
  id uuid not null,
  name text not null check (name <> ''),
  made_at timestamptz not null,
  primary key (county_id, id)
);
create table region.joint_member (
  county_id text not null,
  group_id uuid not null,
  household_id uuid not null,
  asked_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by_name text,
  left_at timestamptz,
  primary key (county_id, group_id, household_id),
  foreign key (county_id, group_id) references region.joint_group (county_id, id),
  check ((agreed_at is null) = (agreed_by_name is null))
);
-- In one group at a time.
create unique index joint_member_once on region.joint_member (county_id, household_id) where agreed_at is not null and left_at is null;

-- 垫款: paid ahead against one paid order or adoption contract, kept back out of payouts.
create table region.advance (
  county_id text not null,
  -- made where the form is made: sent twice it is one
  id uuid not null,
  household_id uuid not null,
  fen bigint not null check (fen > 0),
  against text not null check (against in ('order', 'adoption')),
  against_id uuid not null,
  against_number text not null,
  -- the household's part of it when it was asked
  basis_fen bigint not null check (basis_fen >= fen),
  township_code text not null,
  crop text not null,
  -- the points and what they were made of when it was asked
  points integer not null check (points between 0 and 100),
  status text not null check (status in ('asked', 'paid', 'repaid', 'refused')),
  asked_at timestamptz not null,
  asked_by_name text not null,
  decided_at timestamptz,
  decided_by_name text,
  reason text not null default '',
  due_day date not null,
  repaid_fen bigint not null default 0 check (repaid_fen between 0 and fen),
  repaid_at timestamptz,
  primary key (county_id, id),
  check ((status = 'asked') = (decided_at is null)),
  check ((status = 'repaid') = (repaid_fen = fen and repaid_at is not null))
);
-- Nothing is advanced twice.
create unique index advance_against on region.advance (county_id, household_id, against_id) where status in ('asked', 'paid');
create index advance_household on region.advance (county_id, household_id, asked_at desc);
create index advance_open on region.advance (county_id, asked_at) where status in ('asked', 'paid');

-- What is on record of households that a score is made of, counted from the other contexts' views.
create view region.v_delivered_lot as
  select distinct l.county_id, l.producer_id, l.lot_id, o.collected_at
  from ordering.v_order_line_lot l
  join ordering.v_order o on o.county_id = l.county_id and o.id = l.order_id
  where o.collected_at is not null;
