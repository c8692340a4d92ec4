-- The terms of claims: the county's (no seller), and those of a seller who is more generous than the county.
create table ordering.claim_terms (
  county_id text not null,
  seller_id uuid,
  -- a claim nobody answers within these hours is granted
  hours_to_decide integer not null check (hours_to_decide between 1 and 168),
  -- with a photo, up to this much is granted at once; 0: nothing is
  small_fen bigint not null check (small_fen between 0 and 100000),
  -- so many times for one buyer in ninety days
  small_times integer not null check (small_times between 0 and 100),
  changed_at timestamptz not null,
  changed_by_name text not null,
  unique nulls not distinct (county_id, seller_id)
);

alter table ordering.claim
  add column picture_ids uuid[] not null default '{}' check (cardinality(picture_ids) <= 6),
  -- what the buyer's own scale showed
  add column measured_kg numeric(14, 3) check (measured_kg >= 0),
  add column decide_by timestamptz,
  -- by an answer, by silence, by the terms for small sums, or by a decision on the whole lot
  add column decided_as text check (decided_as in ('answer', 'silence', 'small', 'lot')),
  add column borne_by text check (borne_by in ('seller', 'carrier', 'platform'));
update ordering.claim set
  picture_ids = case when picture_id is null then '{}' else array[picture_id] end,
  decide_by = asked_at + interval '48 hours',
  decided_as = case when status = 'asked' then null else 'answer' end,
  borne_by = case when status = 'granted' then 'seller' end;
-- Readers of the view see the first photo under its old name.
create or replace view ordering.v_claim as
  select county_id, id, order_id, position, reason, words, picture_ids[1] as picture_id, asked_fen, status, granted_fen, asked_at,
         decided_at, decided_by_name, decision_reason, decide_by, decided_as, borne_by
  from ordering.claim;
alter table ordering.claim
  drop column picture_id,
  alter column decide_by set not null,
  -- a decision on the whole lot may give more than was asked
  drop constraint claim_check,
  add constraint claim_granted check (granted_fen >= 1),
  add constraint claim_decided check ((status = 'asked') = (decided_as is null)),
  add constraint claim_borne check ((status = 'granted') = (borne_by is not null));
create index claim_overdue on ordering.claim (county_id, decide_by) where status = 'asked';

-- Whoever is to blame for what was given back; none: everyone gave their part.
alter table ordering.refund add column borne_by text check (borne_by in ('seller', 'carrier', 'platform'));
create or replace view ordering.v_refund as select * from ordering.refund;

-- A claim on a lot has the others who bought of it asked how theirs is.
create table ordering.lot_question (
  county_id text not null,
  id uuid not null,
  lot_id uuid not null,
  reason text not null,
  claim_id uuid not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  closed_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, claim_id) references ordering.claim (county_id, id)
);
create unique index lot_question_open on ordering.lot_question (county_id, lot_id) where closed_at is null;
create index lot_question_lot on ordering.lot_question (county_id, lot_id, asked_at);

create table ordering.lot_answer (
  county_id text not null,
  question_id uuid not null,
  order_id uuid not null,
  position integer not null,
  fine boolean not null,
  answered_at timestamptz not null,
  primary key (county_id, question_id, order_id, position),
  foreign key (county_id, question_id) references ordering.lot_question (county_id, id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);

-- One decision for everybody who bought of a lot, carried out order by order, each once.
create table ordering.lot_decision (
  county_id text not null,
  id uuid not null,
  lot_id uuid not null,
  -- whose orders; none: every seller's
  seller_id uuid,
  -- everybody who has goods of the lot, or whoever said that theirs are bad
  reach text not null check (reach in ('all', 'claimed')),
  -- of what the lot's part of a line came to
  basis_points integer not null check (basis_points between 1 and 10000),
  borne_by text not null check (borne_by in ('seller', 'carrier', 'platform')),
  reason text not null,
  decided_at timestamptz not null,
  decided_by_name text not null,
  carried_out_at timestamptz,
  primary key (county_id, id)
);
create index lot_decision_lot on ordering.lot_decision (county_id, lot_id, decided_at);

create table ordering.lot_decision_line (
  county_id text not null,
  decision_id uuid not null,
  order_id uuid not null,
  position integer not null,
  -- 0: everything was given back before
  fen bigint not null check (fen >= 0),
  at timestamptz not null,
  primary key (county_id, decision_id, order_id, position),
  foreign key (county_id, decision_id) references ordering.lot_decision (county_id, id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
