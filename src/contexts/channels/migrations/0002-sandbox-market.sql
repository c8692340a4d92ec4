-- What the simulated marketplace of a demo county remembers (src/sandbox-market/). To Maidehao it is a foreign system behind HTTP: nothing
-- else reads this.
create schema sandbox_market;
create table sandbox_market.kept (
  county_id text primary key,
  body jsonb not null
);
