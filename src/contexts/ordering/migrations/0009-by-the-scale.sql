-- How much less than settled or declared a check by another scale may show, where a county corrects what the product brings: the rows of
-- one law's table, in force from a day.
create table ordering.weight_table (
  county_id text not null,
  law text not null check (law in ('loose', 'prepacked')),
  valid_from date not null,
  rows jsonb not null,
  source text not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (county_id, law, valid_from)
);

-- What a buyer paid beyond what was held, because the scale showed more: only ever by the buyer's own will.
alter table ordering."order" add column topped_up_fen bigint not null default 0 check (topped_up_fen >= 0);
alter table ordering."order" drop constraint order_never_refunds_more;
alter table ordering."order" add constraint order_never_refunds_more
  check (refunded_fen between 0 and goods_fen + delivery_fen + topped_up_fen);
alter table ordering.order_line add column topped_up_fen bigint not null default 0 check (topped_up_fen >= 0);
alter table ordering.order_line drop constraint line_never_refunds_more;
alter table ordering.order_line add constraint line_never_refunds_more
  check (refunded_fen between 0 and held_fen + topped_up_fen);
alter table ordering.order_line drop constraint order_line_check1;
alter table ordering.order_line add constraint line_final_was_paid
  check (final_fen between 0 and held_fen + topped_up_fen);

-- What the goods came to beyond what was held.
alter table ordering.weighing add column beyond_fen bigint not null default 0 check (beyond_fen >= 0);

create table ordering.top_up (
  county_id text not null,
  -- also the checkout by which it is paid
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  fen bigint not null check (fen > 0),
  -- declined and lapsed: the seller bears it
  status text not null check (status in ('asked', 'paid', 'declined', 'lapsed', 'void')),
  asked_at timestamptz not null,
  until timestamptz not null,
  decided_at timestamptz,
  -- how much of it was given back again
  refunded_fen bigint not null default 0 check (refunded_fen between 0 and fen),
  primary key (county_id, id),
  unique (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position),
  check ((status = 'asked') = (decided_at is null)),
  check (status <> 'asked' or refunded_fen = 0)
);
create index top_up_open on ordering.top_up (county_id, until) where status = 'asked';

-- Given back of a top-up rather than of what was paid at checkout.
alter table ordering.refund add column top_up_id uuid;

-- What a grower weighed or found short of their own goods in another's order, until it is packed.
create table ordering.line_entry (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  packed numeric(14, 3) not null check (packed >= 0),
  kg numeric(14, 3) check (kg > 0),
  organisation_id uuid not null,
  person_name text not null,
  helper_name text,
  at timestamptz not null,
  picture_id uuid,
  primary key (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
