-- What the buyer wants done when a harvest that was sold ahead falls short, as said at checkout.
alter table ordering.order_line add column if_short text not null default 'refund' check (if_short in ('refund', 'substitute'));
-- What a short harvest leaves of a line; no more than this is packed.
alter table ordering.order_line add column given numeric(14, 3) check (given between 0 and quantity);
-- The line whose missing part this one makes up for.
alter table ordering.order_line add column stands_in_for integer;

-- A seller's decision how one harvest is shared among those who ordered it ahead.
create table ordering.short_harvest (
  county_id text not null,
  id uuid not null,
  seller_id uuid not null,
  product_code text not null,
  grade text not null,
  until_day date not null,
  rule text not null check (rule in ('proportional', 'minimum-first', 'first-come')),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  wanted numeric(14, 3) not null check (wanted > 0),
  there numeric(14, 3) not null check (there >= 0 and there < wanted),
  -- what stands in where the buyer asked for it
  substitute_offer_id uuid,
  decided_at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, id)
);

create table ordering.short_harvest_line (
  county_id text not null,
  short_harvest_id uuid not null,
  order_id uuid not null,
  position integer not null,
  -- in the line's unit
  wanted numeric(14, 3) not null,
  given numeric(14, 3) not null check (given between 0 and wanted),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  substituted numeric(14, 3) not null default 0,
  refunded_fen bigint not null check (refunded_fen >= 0),
  -- how the buyer was told
  notice_id uuid not null,
  primary key (county_id, short_harvest_id, order_id, position),
  -- shared once
  unique (county_id, order_id, position),
  foreign key (county_id, short_harvest_id) references ordering.short_harvest (county_id, id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);

alter table ordering."order" drop constraint order_end_cause_check;
alter table ordering."order" add constraint order_end_cause_check
  check (end_cause in ('unpaid', 'cancelled', 'held-back', 'lost', 'recalled', 'group-failed', 'harvest-short'));
alter table ordering.refund drop constraint refund_cause_check;
alter table ordering.refund add constraint refund_cause_check
  check (cause in ('weighed', 'short', 'cancelled', 'held-back', 'late-payment', 'lost', 'claim', 'recalled', 'group-failed',
                   'group-left-out', 'harvest-short'));
