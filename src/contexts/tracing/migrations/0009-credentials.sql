-- Certificates as W3C Verifiable Credentials, exactly as they were signed.
create table tracing.credential (
  county_id text not null,
  -- its URI, and its line in the log
  id text not null,
  type text not null,
  -- urn:maidehao:organisation:<uuid> of whoever issued it
  holder text not null,
  document text not null,
  -- its place in its issuer's status list
  status_index integer not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason text,
  primary key (county_id, id),
  unique (county_id, holder, status_index),
  check ((revoked_at is null) = (revoke_reason is null))
);
