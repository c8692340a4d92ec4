-- What loggers in the field measure: typed, read from a logger's file, or sent by it. Wrong ones are struck with the reason, never deleted.
create table origin.plot_reading (
  county_id text not null,
  plot_id uuid not null,
  at timestamptz not null,
  measure text not null check (measure in ('air-temperature', 'soil-temperature', 'air-humidity', 'soil-moisture')),
  -- which of several loggers, in the words of whoever brought it; empty for the only one
  sensor text not null default '',
  -- °C or per cent
  value numeric(5, 1) not null check (value between -60 and 100),
  source text not null check (source in ('typed', 'file', 'sensor')),
  recorded_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  struck_at timestamptz,
  struck_reason text,
  struck_by_name text,
  -- one logger says one thing at a moment: a file brought twice is kept once
  primary key (county_id, plot_id, at, measure, sensor),
  foreign key (county_id, plot_id) references origin.plot (county_id, id),
  check ((struck_at is null) = (struck_reason is null))
);
