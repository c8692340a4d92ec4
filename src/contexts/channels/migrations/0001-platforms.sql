create schema channels;

-- A seller's shop on a platform outside. The platform holds its buyers' money: it is a provider of payments too (paying.merchant).
create table channels.platform (
  county_id text not null,
  code text not null check (code ~ '^[a-z0-9-]{1,32}$'),
  name_zh text not null,
  name_en text not null,
  seller_id uuid not null,
  -- where its parcels are handed over
  node_id uuid not null,
  api_url text not null,
  -- shared with the platform: both sides sign with it
  key text not null,
  -- every order up to here was asked for
  asked_until timestamptz,
  answered_at timestamptz,
  connected_at timestamptz not null,
  primary key (county_id, code)
);
create index platform_seller on channels.platform (county_id, seller_id);

-- An offer on a platform, in packs of so much of its sold unit.
create table channels.listing (
  county_id text not null,
  platform text not null,
  sku text not null,
  offer_id uuid not null,
  pack_milli numeric(14, 3) not null check (pack_milli > 0),
  -- what the platform was told: so much it may still sell (in the sold unit), one pack's price, the price of the way
  told numeric(14, 3) not null default 0 check (told >= 0),
  pack_fen bigint not null default 0,
  freight_fen bigint not null default 0,
  -- the seller's own limit, in packs
  most_packs integer check (most_packs >= 0),
  listed_at timestamptz not null,
  -- as the platform answered when it was asked, and what it had been told then; none while something was on its way
  their_packs integer,
  their_fen bigint,
  told_packs_then integer,
  told_fen_then bigint,
  seen_at timestamptz,
  primary key (county_id, platform, sku),
  unique (county_id, platform, offer_id),
  foreign key (county_id, platform) references channels.platform (county_id, code)
);

-- What goes out. Sent until it is answered; the platform does each once, by its id.
create table channels.push (
  county_id text not null,
  id uuid not null,
  platform text not null,
  sku text not null,
  kind text not null check (kind in ('stock', 'terms')),
  -- more packs, or packs called back
  packs integer,
  pack_fen bigint,
  freight_fen bigint,
  -- the newest terms win, whatever comes first
  number bigint not null generated always as identity,
  made_at timestamptz not null,
  answered_at timestamptz,
  -- of packs called back, so many had not been sold
  gave integer,
  primary key (county_id, id),
  check ((kind = 'stock') = (packs is not null) and (kind = 'terms') = (pack_fen is not null)),
  foreign key (county_id, platform, sku) references channels.listing (county_id, platform, sku)
);
create index push_listing on channels.push (county_id, platform, sku, number desc);
create index push_open on channels.push (county_id, platform, sku) where answered_at is null;
-- One call back at a time: what it brings decides about the next.
create unique index push_call_back on channels.push (county_id, platform, sku)
  where answered_at is null and kind = 'stock' and packs < 0;

-- What came in, by the platform's own id: a repeat changes nothing.
create table channels.message (
  county_id text not null,
  platform text not null,
  id text not null,
  kind text not null,
  body jsonb not null,
  received_at timestamptz not null,
  primary key (county_id, platform, id),
  foreign key (county_id, platform) references channels.platform (county_id, code)
);

-- Orders of a platform, each once by its number there, and what became of them here.
create table channels.outside_order (
  county_id text not null,
  platform text not null,
  number text not null,
  -- placed; refused: not an order of ours, with the reason; cancelled: called off, perhaps before it was heard of;
  -- too-late: called off there when it was packed here
  status text not null check (status in ('placed', 'refused', 'cancelled', 'too-late')),
  heard text not null check (heard in ('told', 'asked')),
  checkout_id uuid,
  order_ids uuid[] not null default '{}',
  total_fen bigint not null,
  placed_at timestamptz not null,
  heard_at timestamptz not null,
  refusal jsonb,
  primary key (county_id, platform, number),
  check ((status = 'refused') = (refusal is not null)),
  foreign key (county_id, platform) references channels.platform (county_id, code)
);
create index outside_order_heard on channels.outside_order (county_id, platform, heard_at desc);

-- The same orders as the platform tells them when it is asked: kept, and compared whenever somebody looks.
create table channels.their_order (
  county_id text not null,
  platform text not null,
  number text not null,
  status text not null check (status in ('paid', 'cancelled', 'refused')),
  total_fen bigint not null,
  placed_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (county_id, platform, number),
  foreign key (county_id, platform) references channels.platform (county_id, code)
);
