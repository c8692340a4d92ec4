-- Ed25519 keys that sign what happened. The private half is here only where the platform keeps it for its holder.
create table tracing.issuer_key (
  county_id text not null,
  -- <name>+<8 hex> (C2SP signed-note)
  id text not null,
  vkey text not null,
  -- urn:maidehao:organisation:<uuid>, or urn:maidehao:county:<code> for the platform's own
  holder text not null,
  -- the 32-byte seed under the configured secret (sealing.ts); null where the holder keeps it
  sealed bytea,
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until >= valid_from),
  revoked_at timestamptz,
  revoked_for text,
  primary key (county_id, id),
  check ((revoked_at is null) = (revoked_for is null))
);
-- Two first events of an organisation at once must not give it two keys.
create unique index issuer_key_in_use on tracing.issuer_key (county_id, holder)
  where sealed is not null and valid_until is null and revoked_at is null;
create index issuer_key_holder on tracing.issuer_key (county_id, holder);
