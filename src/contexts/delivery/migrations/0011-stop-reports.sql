-- What drivers' phones have told of stops: a report that comes again is known, also when its node is to be stopped at once more.
create table delivery.stop_report (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  node_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, round_id) references delivery.round (county_id, id)
);
