-- Whose account at a provider an organisation's shares go to; null is the platform. Who has none is paid by the payee.
create table paying.receiver (
  county_id text not null,
  provider text not null,
  organisation_id uuid,
  account text not null,
  -- as the provider knows its owner
  name text not null,
  unique nulls not distinct (county_id, provider, organisation_id)
);

-- What of a settled payment is handed on by the provider: one request a row, sent in the order of their positions. The last one also
-- frees what stays with the payee.
create table paying.sharing (
  county_id text not null,
  payment_id uuid not null,
  position integer not null,
  last boolean not null,
  -- [{organisationId, account, name, fen}]; none when all stays with the payee
  receivers jsonb not null,
  status text not null check (status in ('planned', 'done')),
  -- accounts that did not get theirs, or why the provider said no
  problem text,
  planned_at timestamptz not null,
  done_at timestamptz,
  primary key (county_id, payment_id, position),
  foreign key (county_id, payment_id) references paying.payment (county_id, id)
);
create index sharing_planned on paying.sharing (county_id, planned_at) where status = 'planned';
