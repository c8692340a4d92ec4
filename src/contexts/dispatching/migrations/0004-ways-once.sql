-- 路程表: the ways plans were made on, each table once however many plans share it: with 300 places it has ninety
-- thousand pairs, and a list of plans reads none of them.
create table dispatching.ways (
  county_id text not null,
  -- SHA-256 of `ways` as it was written
  digest text not null,
  -- kernel/day.ts: DayWays
  ways jsonb not null,
  primary key (county_id, digest)
);

alter table dispatching.plan
  -- null: none known yet, or kept in `given`, as before
  add column ways_digest text,
  -- what it comes to (plan-file.ts: PlanFigures), and whether it cannot be driven as it is; null: of before they were kept
  add column figures jsonb,
  add column faulty boolean;
