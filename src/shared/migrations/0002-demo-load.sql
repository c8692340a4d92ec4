-- One row while the demo county is being loaded, kept when it is whole. A load that was cut off is done again from empty.
create table shared.demo_load (
  county_id text primary key,
  began_at timestamptz not null,
  ended_at timestamptz
);
