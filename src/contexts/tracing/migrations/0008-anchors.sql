-- Tree heads of this county's log that stand on a blockchain, by what the chain itself says of them.
create table tracing.anchor (
  county_id text not null,
  chain_id bigint not null,
  -- of the log then: number of entries, and the root in base64
  size bigint not null check (size >= 0),
  root text not null,
  origin text not null,
  contract text not null,
  publisher text not null,
  tx text not null,
  block bigint not null,
  -- the block's own time
  anchored_at timestamptz not null,
  primary key (county_id, chain_id, contract, size)
);
