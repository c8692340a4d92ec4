-- What a provider's bill of one day says, line by line. A day without a row here was not fetched yet.
create table paying.bill (
  county_id text not null,
  provider text not null,
  day date not null,
  fetched_at timestamptz not null,
  primary key (county_id, provider, day)
);

create table paying.bill_line (
  county_id text not null,
  provider text not null,
  day date not null,
  position integer not null,
  kind text not null check (kind in ('paid', 'refunded')),
  -- our id as the provider wrote it: not always one of ours
  number text not null,
  reference text not null,
  amount_fen bigint not null,
  primary key (county_id, provider, day, position),
  foreign key (county_id, provider, day) references paying.bill (county_id, provider, day) on delete cascade
);
create index bill_line_number on paying.bill_line (county_id, provider, kind, number);
create index payment_settled on paying.payment (county_id, provider, settled_at) where settled_at is not null;
create index refund_settled on paying.refund (county_id, settled_at) where settled_at is not null;
