-- What can be applied for: a project of a published plan, a subsidy for a technology, or a site that shows others how it is done.
create table region.grant_scheme (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('project', 'technology', 'site')),
  title_zh text not null,
  title_en text not null,
  about_zh text not null,
  about_en text not null,
  -- what must be shown: [[zh, en]]
  criteria jsonb not null,
  -- in what stages it is paid: [{zh, en, weight}], weights of whole percents that add up to 100
  stages jsonb not null,
  most_fen bigint not null check (most_fen > 0),
  -- of a project: the published plan whose chosen projects can be applied for
  plan_id uuid,
  closed_at timestamptz,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, plan_id) references region.fund_plan (county_id, id),
  check ((kind = 'project') = (plan_id is not null))
);

create table region.application (
  county_id text not null,
  id uuid not null,
  scheme_id uuid not null,
  -- of a project: the plan's option
  option_id text,
  organisation_id uuid not null,
  applicant_id uuid,
  applicant_name text not null,
  title text not null,
  text text not null,
  asked_fen bigint not null check (asked_fen > 0),
  status text not null check (status in ('applied', 'agreed', 'refused', 'done', 'called-back')),
  agreed_fen bigint check (agreed_fen > 0 and agreed_fen <= asked_fen),
  decider_id uuid,
  applied_at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, scheme_id) references region.grant_scheme (county_id, id),
  check ((status in ('applied', 'refused')) = (agreed_fen is null)),
  -- nobody decides what they applied for
  check (decider_id is null or applicant_id is null or decider_id <> applicant_id)
);
create index application_organisation on region.application (county_id, organisation_id, applied_at desc);
create index application_applied on region.application (county_id, applied_at desc);
-- A project is paid for once.
create unique index application_option on region.application (county_id, scheme_id, option_id)
  where option_id is not null and status in ('agreed', 'done', 'called-back');

create table region.grant_stage (
  county_id text not null,
  application_id uuid not null,
  stage integer not null check (stage > 0),
  -- the book's entry of it
  pay_id uuid not null,
  fen bigint not null check (fen > 0),
  state text not null check (state in ('ahead', 'asked', 'paid')),
  primary key (county_id, application_id, stage),
  foreign key (county_id, application_id) references region.application (county_id, id)
);

create table region.grant_file (
  county_id text not null,
  digest text not null,
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null,
  primary key (county_id, digest)
);

create table region.grant_evidence (
  county_id text not null,
  id uuid not null,
  application_id uuid not null,
  -- 0: of the application itself
  stage integer not null check (stage >= 0),
  title text not null,
  digest text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, application_id) references region.application (county_id, id),
  foreign key (county_id, digest) references region.grant_file (county_id, digest)
);
create index grant_evidence_application on region.grant_evidence (county_id, application_id, at);

-- Everything that was done with a grant, in order; only added to.
create table region.grant_event (
  county_id text not null,
  id uuid not null,
  application_id uuid not null,
  -- in the order it was done: whoever does something with a grant holds its row
  position bigint generated always as identity,
  kind text not null check (kind in
    ('applied', 'agreed', 'refused', 'stage-asked', 'stage-returned', 'stage-paid', 'audit-in-order', 'audit-misused', 'taken-back')),
  stage integer,
  fen bigint,
  text text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, application_id) references region.application (county_id, id)
);
create index grant_event_application on region.grant_event (county_id, application_id, position);
create function region.grant_event_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was done with a grant is only added to' using errcode = 'restrict_violation';
end $$;
create trigger grant_event_stays before update or delete on region.grant_event
  for each row execute function region.grant_event_stays();

-- What a demonstration site tells whoever wants to copy it.
create table region.site (
  county_id text not null,
  application_id uuid not null,
  what text not null,
  how text not null,
  cost text not null,
  result text not null,
  edited_at timestamptz not null,
  edited_by_name text not null,
  primary key (county_id, application_id),
  foreign key (county_id, application_id) references region.application (county_id, id)
);
