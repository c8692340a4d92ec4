-- What was said and is not in the log yet, in order of arrival: written with the business change, taken by the sequencer.
create table tracing.pending (
  county_id text not null,
  arrival bigint generated always as identity,
  statements integer not null check (statements > 0),
  -- kernel/pending.ts
  body text not null,
  arrived_at timestamptz not null default clock_timestamp(),
  primary key (county_id, arrival)
);

-- Events recorded before there was a log: the county's own key says that they were on record.
create table tracing.unclaimed (
  county_id text not null,
  event_id uuid not null,
  primary key (county_id, event_id)
);
insert into tracing.unclaimed (county_id, event_id) select county_id, id from tracing.event;

-- A document of many events with one signature: its claims' leaf hashes, 32 bytes each, for paths to its root.
create table tracing.document (
  county_id text not null,
  root bytea not null check (octet_length(root) = 32),
  issuer text not null,
  at timestamptz not null,
  signature bytea not null,
  leaves bytea not null,
  primary key (county_id, root)
);

-- The same event id with other bytes: what was captured first stands, the other is kept as evidence.
create table tracing.contradiction (
  county_id text not null,
  event_id uuid not null,
  digest text not null,
  document jsonb not null,
  -- what its issuer signed, if it came signed
  claim jsonb,
  signature text,
  received_at timestamptz not null,
  primary key (county_id, event_id, digest)
);

-- Personal data that a claim commits to. Erasing a row leaves every proof whole.
create table tracing.disclosure (
  county_id text not null,
  event_id uuid not null,
  field text not null,
  -- of the commitment: 32 random bytes
  key bytea not null check (octet_length(key) = 32),
  value jsonb not null,
  -- whose data it is
  person_id uuid,
  primary key (county_id, event_id, field)
);
create index disclosure_person on tracing.disclosure (county_id, person_id);

-- The county's log: how far it has grown, and the newest checkpoints that stand for it.
create table tracing.log (
  county_id text primary key,
  origin text not null,
  vkey text not null,
  sealed bytea not null,
  size bigint not null default 0,
  root bytea not null check (octet_length(root) = 32),
  -- with the log's own signature
  published_size bigint not null default 0,
  published text not null default '',
  -- with those of a quorum of witnesses
  witnessed_size bigint not null default 0,
  witnessed text not null default '',
  witnessed_at timestamptz,
  check (witnessed_size <= published_size and published_size <= size)
);

-- The log itself: the exact text of every entry.
create table tracing.log_entry (
  county_id text not null,
  index bigint not null,
  -- the event's key, or a UUID made of the statement: each is in the log once. Null on the map's entries, and on further
  -- entries of a statement in more lines than one entry holds.
  statement uuid,
  entry text not null,
  primary key (county_id, index)
);
create unique index log_entry_statement on tracing.log_entry (county_id, statement) where statement is not null;

-- Each line's entries: `line` is the SHA-256 of its name, `seq` counts from 0.
create table tracing.log_line (
  county_id text not null,
  line bytea not null check (octet_length(line) = 32),
  seq bigint not null,
  index bigint not null,
  primary key (county_id, line, seq) include (index)
);

-- The tree's hash tiles (C2SP tlog-tiles), the rightmost of each level partial.
create table tracing.log_tile (
  county_id text not null,
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  primary key (county_id, level, index)
);
-- Hashes do not compress; tried, each would cost time.
alter table tracing.log_tile alter column hashes set storage external;

create trigger log_entry_stays before update or delete on tracing.log_entry
  for each row execute function tracing.refuse_change();
create trigger log_line_stays before update or delete on tracing.log_line
  for each row execute function tracing.refuse_change();
