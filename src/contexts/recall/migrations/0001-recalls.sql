create schema recall;

-- 召回: goods called back, from where the trouble lies to every buyer. What it found is kept as it was found.
create table recall.recall (
  county_id text not null,
  id uuid not null,
  number text not null,
  -- where the trouble was known from, and whether the search went up to the sources first (kernel/trouble.ts)
  trouble jsonb not null,
  back boolean not null,
  reason text not null,
  advice text not null,
  started_at timestamptz not null,
  started_by_id uuid,
  started_by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  outcome text,
  primary key (county_id, id),
  unique (county_id, number),
  check ((closed_at is null) = (outcome is null))
);
create index recall_newest on recall.recall (county_id, started_at desc);

create table recall.recall_lot (
  county_id text not null,
  recall_id uuid not null,
  lot_id uuid not null,
  primary key (county_id, recall_id, lot_id),
  foreign key (county_id, recall_id) references recall.recall (county_id, id)
);
-- From a label to the recalls its lot is in.
create index recall_lot_lot on recall.recall_lot (county_id, lot_id);

create table recall.recall_line (
  county_id text not null,
  recall_id uuid not null,
  order_id uuid not null,
  position integer not null,
  lot_id uuid not null,
  -- in the lot's own unit
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  -- where the goods were when the recall began
  found text not null check (found in ('unpaid', 'unpacked', 'on-way', 'collected', 'lost')),
  notice_id uuid,
  primary key (county_id, recall_id, order_id, position, lot_id),
  foreign key (county_id, recall_id) references recall.recall (county_id, id)
);
create index recall_line_order on recall.recall_line (county_id, order_id);

-- For reading by others: which lots and orders are called back.
create view recall.v_recalled_lot as
  select l.county_id, l.lot_id, r.id as recall_id, r.number, r.reason, r.advice, r.started_at, r.closed_at
  from recall.recall_lot l join recall.recall r on r.county_id = l.county_id and r.id = l.recall_id;
