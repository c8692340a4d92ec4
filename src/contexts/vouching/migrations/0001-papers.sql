create schema vouching;

-- Whose signature the county takes, for which kinds of papers. Kept by the officer; nothing is deleted.
create table vouching.issuer (
  county_id text not null,
  -- did:key of an Ed25519 key
  did text not null,
  name_zh text not null,
  name_en text not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  trusted_at timestamptz not null,
  trusted_by text not null,
  distrusted_at timestamptz,
  distrust_reason text,
  primary key (county_id, did),
  check ((distrusted_at is null) = (distrust_reason is null))
);

-- Papers that vouch for goods and were not made by growing them: green food, organic, geographical indication, laboratory.
create table vouching.paper (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('green-food', 'organic', 'gi-quota', 'lab-report')),
  -- issued: by an organisation of the county, here; credential: brought as a signed credential; scan: a picture of a paper, not verified
  source text not null check (source in ('issued', 'credential', 'scan')),
  number text not null,
  issuer_name text not null,
  -- of the county's organisations
  issuer_id uuid,
  issuer_did text,
  -- the organisation it was given to
  holder_id uuid not null,
  -- what it is about: a product of the holder, or one lot
  product_code text,
  lot_id uuid,
  -- the kind's own fields (kernel/kinds.ts)
  details jsonb not null,
  -- a geographical indication's quota
  quota_kg numeric(14, 3) check (quota_kg > 0),
  valid_from timestamptz not null,
  -- the first moment at which it no longer holds
  valid_until timestamptz check (valid_until > valid_from),
  -- of a credential brought from outside: its own name and exact text
  credential_id text,
  document text,
  -- SHA-256 of the text or the scan, as it is in the log
  digest text not null,
  status_list text,
  status_index integer,
  -- the list's own date, when it was last read
  status_at timestamptz,
  status_asked_at timestamptz,
  -- why it could not be read the last time
  status_fault text,
  revoked_at timestamptz,
  revoke_reason text,
  recorded_at timestamptz not null,
  person_name text not null,
  primary key (county_id, id),
  check (product_code is not null or lot_id is not null),
  check ((kind = 'gi-quota') = (quota_kg is not null)),
  check ((source = 'credential') = (document is not null and issuer_did is not null)),
  check ((revoked_at is null) = (revoke_reason is null)),
  check ((status_list is null) = (status_index is null))
);
create unique index paper_credential on vouching.paper (county_id, issuer_did, credential_id) where credential_id is not null;
create index paper_holder on vouching.paper (county_id, holder_id, recorded_at);
create index paper_issuer on vouching.paper (county_id, issuer_id) where issuer_id is not null;
create index paper_lot on vouching.paper (county_id, lot_id) where lot_id is not null;
create index paper_status on vouching.paper (county_id, status_asked_at) where status_list is not null and revoked_at is null;

-- Pictures of papers, by their digest.
create table vouching.scan (
  county_id text not null,
  digest text not null,
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null,
  primary key (county_id, digest)
);
alter table vouching.scan alter column bytes set storage external;

-- What a paper says, of whom, and what has ended it: revoked, or its signer no longer trusted.
create view vouching.v_paper as
  select p.county_id, p.id, p.kind, p.source, p.number, p.issuer_name, p.issuer_id, p.issuer_did, p.holder_id,
         h.name_zh as holder_name_zh, h.name_en as holder_name_en, p.product_code, p.lot_id, l.code as lot_code,
         p.details, p.quota_kg, p.valid_from, p.valid_until,
         least(p.revoked_at, i.distrusted_at) as ended_at,
         case when p.revoked_at <= coalesce(i.distrusted_at, p.revoked_at) then p.revoke_reason else i.distrust_reason end as ended_why,
         p.status_list, p.status_index, p.status_at, p.status_asked_at, p.status_fault, p.digest, p.recorded_at
  from vouching.paper p
  join people.v_organisation h on h.county_id = p.county_id and h.id = p.holder_id
  left join vouching.issuer i on i.county_id = p.county_id and i.did = p.issuer_did
  left join origin.v_lot l on l.county_id = p.county_id and l.id = p.lot_id;
