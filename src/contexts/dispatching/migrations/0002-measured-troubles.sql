-- What the cold log of a round says by itself, and goods turned back on the road: on which round (null: not on a vehicle), by which sensor,
-- from when to when it was warmer than allowed, °C, and why goods came back.
alter table dispatching.trouble add column round_id uuid;
alter table dispatching.trouble add column sensor text;
alter table dispatching.trouble add column since timestamptz;
alter table dispatching.trouble add column until timestamptz;
alter table dispatching.trouble add column allowed_c numeric(4, 1);
alter table dispatching.trouble add column damaged boolean not null default false;
alter table dispatching.trouble add check (
  (since is null) = (until is null) and (since is null) = (sensor is null) and (since is null) = (allowed_c is null) and since <= until and (since is null or round_id is not null));
create index trouble_round on dispatching.trouble (county_id, round_id) where round_id is not null;
