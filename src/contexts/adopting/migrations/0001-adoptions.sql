create schema adopting;

-- For a constraint over a unit and a stretch of days: a range of one id is compared by && without any extension.
create type adopting.id_range as range (subtype = uuid);

-- 认养单元: what can be adopted. It stands on a plot and wears its number.
create table adopting.unit (
  county_id text not null,
  id uuid not null,
  plot_id uuid not null,
  producer_id uuid not null,
  kind text not null check (kind in ('tree', 'row', 'hive', 'sheep', 'mu')),
  -- the number on its plate
  plate text not null check (plate <> ''),
  added_at timestamptz not null,
  -- fallen, swarmed, sold: nobody adopts it any more
  retired_at timestamptz,
  primary key (county_id, id),
  unique (county_id, plot_id, plate)
);

-- 认养计划: what a seller offers for one term, and the rules that hold in it.
create table adopting.plan (
  county_id text not null,
  id uuid not null,
  seller_id uuid not null,
  producer_id uuid not null,
  plot_id uuid not null,
  product_code text not null,
  grade text not null,
  kind text not null check (kind in ('tree', 'row', 'hive', 'sheep', 'mu')),
  title_zh text not null,
  title_en text not null,
  words_zh text not null default '',
  words_en text not null default '',
  from_day date not null,
  until_day date not null,
  -- of one unit for the term
  price_fen bigint not null check (price_fen > 0),
  -- the part of the price that is held until the harvests, in basis points
  held_bp integer not null check (held_bp between 1000 and 10000),
  deliveries integer not null check (deliveries between 1 and 12),
  -- what one unit gets at each delivery: at least so much, or its share of what was picked; with both, the more
  guaranteed numeric(14, 3) check (guaranteed > 0),
  share_bp integer check (share_bp between 1 and 10000),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  piece_kg numeric(14, 3) check (piece_kg > 0),
  failure text not null check (failure in ('refund', 'carry', 'insurance')),
  insurer text not null default '',
  policy text not null default '',
  -- the most an insurer pays for one unit
  insured_fen bigint not null default 0 check (insured_fen >= 0),
  status text not null check (status in ('open', 'closed', 'failed')),
  -- the plan of the year before: until the day, its adopters come first
  follows_id uuid,
  kept_until date,
  -- a failed harvest was carried over once
  carried_at timestamptz,
  demo boolean not null default false,
  opened_at timestamptz not null,
  opened_by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, follows_id) references adopting.plan (county_id, id),
  check (until_day > from_day),
  check (guaranteed is not null or share_bp is not null),
  check ((unit = 'piece') = (piece_kg is not null)),
  check ((failure = 'insurance') = (insurer <> '' and policy <> '' and insured_fen > 0)),
  check ((follows_id is null) = (kept_until is null))
);
create index plan_plot on adopting.plan (county_id, plot_id);
create index plan_seller on adopting.plan (county_id, seller_id);
create unique index plan_follows on adopting.plan (county_id, follows_id) where follows_id is not null;

create table adopting.plan_unit (
  county_id text not null,
  plan_id uuid not null,
  unit_id uuid not null,
  primary key (county_id, plan_id, unit_id),
  foreign key (county_id, plan_id) references adopting.plan (county_id, id),
  foreign key (county_id, unit_id) references adopting.unit (county_id, id)
);
create index plan_unit_unit on adopting.plan_unit (county_id, unit_id);

-- 认养合同: one person's, of one or more units. Its id is its checkout's.
create table adopting.adoption (
  county_id text not null,
  id uuid not null,
  number text not null,
  plan_id uuid not null,
  -- who paid: money goes back the way it came
  payer_id uuid not null,
  payer_name text not null,
  -- who has it now
  holder_id uuid not null,
  holder_name text not null,
  holder_phone text not null,
  lang text not null check (lang in ('zh', 'en')),
  node_id uuid not null,
  units integer not null check (units > 0),
  price_fen bigint not null check (price_fen > 0),
  -- the part of it that is held until the harvests
  held_fen bigint not null check (held_fen between 0 and price_fen),
  earned_fen bigint not null default 0,
  refunded_fen bigint not null default 0,
  from_day date not null,
  until_day date not null,
  -- the contract as it was agreed
  terms jsonb not null,
  status text not null check (status in ('reserved', 'active', 'expired', 'ended', 'failed')),
  placed_at timestamptz not null,
  reserved_until timestamptz not null,
  paid_at timestamptz,
  ended_at timestamptz,
  plate_name text,
  -- asked: its seller has not looked at it yet
  plate_state text not null default 'none' check (plate_state in ('none', 'asked', 'shown', 'refused')),
  plate_public boolean not null default false,
  plate_reason text not null default '',
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, plan_id) references adopting.plan (county_id, id),
  -- what was held and is neither earned nor given back is still held
  constraint adoption_holds_no_less check (earned_fen >= 0 and earned_fen <= held_fen),
  constraint adoption_never_refunds_more check (refunded_fen between 0 and price_fen),
  check ((plate_state = 'none') = (plate_name is null)),
  check ((status in ('expired', 'ended', 'failed')) = (ended_at is not null))
);
create index adoption_holder on adopting.adoption (county_id, holder_id, placed_at desc);
create index adoption_payer on adopting.adoption (county_id, payer_id, placed_at desc);
create index adoption_plan on adopting.adoption (county_id, plan_id, status);
create index adoption_unpaid on adopting.adoption (county_id, reserved_until) where status = 'reserved';
create index adoption_over on adopting.adoption (county_id, until_day) where status = 'active';

-- Which units an adoption has for which days. The last word: no unit is adopted twice on any day, whoever asks.
create table adopting.adopted_unit (
  county_id text not null,
  adoption_id uuid not null,
  unit_id uuid not null,
  from_day date not null,
  until_day date not null,
  -- not since it was given back unpaid, failed or ended before its time
  live boolean not null,
  primary key (county_id, adoption_id, unit_id),
  foreign key (county_id, adoption_id) references adopting.adoption (county_id, id),
  foreign key (county_id, unit_id) references adopting.unit (county_id, id),
  constraint unit_adopted_once exclude using gist
    (adopting.id_range(unit_id, unit_id, '[]') with &&, daterange(from_day, until_day, '[]') with &&) where (live)
);
create index adopted_unit_unit on adopting.adopted_unit (county_id, unit_id) where live;

-- The contract is never changed.
create function adopting.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the terms of an adoption stay as they were agreed' using errcode = 'restrict_violation';
end $$;
create trigger terms_stay before update of terms, number, plan_id, price_fen, held_fen on adopting.adoption
  for each row when (old.terms is distinct from new.terms or old.number <> new.number or old.plan_id <> new.plan_id
    or old.price_fen <> new.price_fen or old.held_fen <> new.held_fen) execute function adopting.refuse_change();

-- A gift or a transfer on its way: whoever brings the code has the adoption.
create table adopting.handover (
  county_id text not null,
  id uuid not null,
  adoption_id uuid not null,
  kind text not null check (kind in ('gift', 'transfer')),
  code text not null,
  from_id uuid not null,
  from_name text not null,
  to_name text not null default '',
  words text not null default '',
  made_at timestamptz not null,
  claimed_at timestamptz,
  claimed_by uuid,
  claimed_name text,
  withdrawn_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, adoption_id) references adopting.adoption (county_id, id),
  check (claimed_at is null or withdrawn_at is null),
  check ((claimed_at is null) = (claimed_by is null))
);
create unique index handover_code on adopting.handover (county_id, code);
create unique index handover_open on adopting.handover (county_id, adoption_id) where claimed_at is null and withdrawn_at is null;

-- A delivery of the plan: which lot, how much of it, by which rule.
create table adopting.harvest (
  county_id text not null,
  id uuid not null,
  plan_id uuid not null,
  sequence integer not null check (sequence > 0),
  lot_id uuid not null,
  -- what all were owed, and what they got, in the lot's unit
  owed numeric(14, 3) not null,
  given numeric(14, 3) not null,
  unit text not null,
  shared_at timestamptz not null,
  shared_by_name text not null,
  primary key (county_id, id),
  unique (county_id, plan_id, sequence),
  unique (county_id, plan_id, lot_id),
  foreign key (county_id, plan_id) references adopting.plan (county_id, id)
);

-- One adopter's part of a delivery. Without an order while nothing can carry it: its stock is kept meanwhile.
create table adopting.portion (
  county_id text not null,
  harvest_id uuid not null,
  adoption_id uuid not null,
  owed numeric(14, 3) not null check (owed >= 0),
  given numeric(14, 3) not null check (given >= 0),
  -- of the held money: what this part earns, and what goes back for what was missing
  value_fen bigint not null check (value_fen >= 0),
  missing_fen bigint not null check (missing_fen >= 0),
  state text not null check (state in ('ordered', 'waiting', 'nothing', 'given-back')),
  order_id uuid,
  order_number text,
  -- why nothing carries it yet
  problem text,
  primary key (county_id, harvest_id, adoption_id),
  foreign key (county_id, harvest_id) references adopting.harvest (county_id, id),
  foreign key (county_id, adoption_id) references adopting.adoption (county_id, id),
  check ((state = 'ordered') = (order_id is not null))
);
create index portion_adoption on adopting.portion (county_id, adoption_id);
create index portion_waiting on adopting.portion (county_id, harvest_id) where state = 'waiting';

-- A harvest that will not come: what the seller says happened, and by which rule it was settled.
create table adopting.failure (
  county_id text not null,
  id uuid not null,
  plan_id uuid not null,
  words text not null,
  picture_id uuid,
  rule text not null check (rule in ('refund', 'carry', 'insurance')),
  -- what the insurer pays for one unit
  paid_out_fen bigint not null default 0,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, plan_id) references adopting.plan (county_id, id)
);
create index failure_plan on adopting.failure (county_id, plan_id);

-- Money that went back, each with why.
create table adopting.refund (
  county_id text not null,
  id uuid not null,
  adoption_id uuid not null,
  cause text not null check (cause in ('late-payment', 'short', 'failed', 'insurance', 'term-over')),
  fen bigint not null check (fen > 0),
  -- of it, what had only been held
  of_held_fen bigint not null check (of_held_fen between 0 and fen),
  at timestamptz not null,
  settled_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, adoption_id) references adopting.adoption (county_id, id)
);
create index refund_adoption on adopting.refund (county_id, adoption_id);

-- For reading by others: without names and phones.
create view adopting.v_adoption as
  select county_id, id, number, plan_id, units, price_fen, held_fen, earned_fen, refunded_fen, from_day, until_day, status,
         placed_at, paid_at, ended_at
  from adopting.adoption;
