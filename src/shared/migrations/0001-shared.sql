-- One row per request that changed something, so that sending it twice does it once. See src/shared/once.ts.
create table shared.settled_request (
  county_id text not null,
  verb text not null,
  -- the person who asked, or '' for a visitor: a key guessed by another person finds nothing
  asker text not null,
  key text not null,
  -- null only while the first request is still running in its transaction
  outcome jsonb,
  at timestamptz not null,
  primary key (county_id, verb, asker, key)
);
create index settled_request_at on shared.settled_request (county_id, at);
