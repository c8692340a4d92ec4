-- How many times as many growers, lots and orders as the plain demo were loaded.
alter table shared.demo_load add column scale integer not null default 1 check (scale > 0);
