-- A plan that a fund's rules make of the support lists of an assessment: the case as it was when it was asked for, and what was found.
create table region.fund_plan (
  county_id text not null,
  -- made where the form is made: sent twice it is one
  id uuid not null,
  assessment_id uuid not null,
  title text not null,
  -- what the form said; see region/funding/plan-settings.ts
  settings jsonb not null,
  -- the case that is solved; see region/kernel/fund/fund-case.ts
  fund jsonb not null,
  -- what places and kinds of projects are called: {places: {id: name}, kinds: {code: [zh, en]}}
  names jsonb not null,
  state text not null check (state in ('waiting', 'running', 'found', 'refused')),
  -- {seconds, nodes, value, bound} of the solver while it runs; value and bound are null until there are any
  progress jsonb,
  -- when the process that solves it last said so: one that is silent is gone
  beat_at timestamptz,
  stop_asked boolean not null default false,
  -- {chosen, bound, gap, nodes, stopped, frontier}
  found jsonb,
  -- {code, facts}
  refusal jsonb,
  asked_at timestamptz not null,
  asked_by_name text not null,
  published_at timestamptz,
  published_by_name text,
  primary key (county_id, id),
  foreign key (county_id, assessment_id) references region.assessment (county_id, id),
  check ((state = 'found') = (found is not null)),
  check ((state = 'refused') = (refusal is not null)),
  check (published_at is null or state = 'found')
);
create index fund_plan_asked on region.fund_plan (county_id, assessment_id, asked_at desc);
create index fund_plan_published on region.fund_plan (county_id, published_at desc) where published_at is not null;
