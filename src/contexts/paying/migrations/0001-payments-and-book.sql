create schema paying;

-- The county's account at a payment provider. Private keys of real providers stay in files named by the configuration;
-- the sandbox's key protects invented money and is made anew at every start.
create table paying.merchant (
  county_id text not null,
  provider text not null,
  api_url text not null,
  cashier_url text not null,
  notify_url text not null,
  key text not null,
  primary key (county_id, provider)
);

create table paying.payment (
  county_id text not null,
  id uuid not null,
  -- all orders of one checkout are paid at once
  checkout_id uuid not null,
  title text not null,
  -- own path where the payer comes back to
  return_to text not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- who gets what when it settles: [{orderId, share, organisationId, fen}], adding up to amount_fen
  split jsonb not null,
  status text not null check (status in ('opened', 'settled', 'closed')),
  provider text not null,
  provider_reference text,
  opened_at timestamptz not null,
  settled_at timestamptz,
  closed_at timestamptz,
  refunded_fen bigint not null default 0,
  primary key (county_id, id),
  check (0 <= refunded_fen and refunded_fen <= amount_fen)
);
create unique index payment_checkout on paying.payment (county_id, checkout_id) where status <> 'closed';
create index payment_opened on paying.payment (county_id, opened_at) where status = 'opened';

-- Notices as they came, each kept once: a repeat is recognised by the provider's own id.
create table paying.notice (
  county_id text not null,
  id text not null,
  kind text not null,
  payment_id uuid,
  refund_id uuid,
  body jsonb not null,
  -- why it changed nothing, for a person to look at
  problem text,
  received_at timestamptz not null,
  primary key (county_id, id)
);

create table paying.refund (
  county_id text not null,
  id uuid not null,
  payment_id uuid not null,
  order_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null,
  -- whose shares it takes back: as payment.split
  split jsonb not null,
  status text not null check (status in ('asked', 'settled')),
  provider_reference text,
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, payment_id) references paying.payment (county_id, id)
);
create index refund_payment on paying.refund (county_id, payment_id);
create index refund_asked on paying.refund (county_id, asked_at) where status = 'asked';

-- The double-entry book. Debit positive, credit negative; every entry's postings add up to zero.
create table paying.account (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in
    ('clearing', 'producer', 'coop', 'brand', 'leader', 'carrier', 'platform')),
  organisation_id uuid,
  primary key (county_id, id),
  unique nulls not distinct (county_id, kind, organisation_id)
);

create table paying.entry (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('sale', 'refund')),
  -- the payment or refund it books: each is booked once
  source_id uuid not null,
  payment_id uuid not null,
  at timestamptz not null,
  primary key (county_id, id),
  unique (county_id, kind, source_id)
);
create index entry_time on paying.entry (county_id, at);

create table paying.posting (
  county_id text not null,
  entry_id uuid not null,
  position integer not null,
  account_id uuid not null,
  order_id uuid not null,
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (county_id, entry_id, position),
  foreign key (county_id, entry_id) references paying.entry (county_id, id),
  foreign key (county_id, account_id) references paying.account (county_id, id)
);
create index posting_account on paying.posting (county_id, account_id);

create function paying.entry_balances() returns trigger language plpgsql as $$
declare off bigint;
begin
  select coalesce(sum(amount_fen), 0) into off from paying.posting
  where county_id = new.county_id and entry_id = new.entry_id;
  if off <> 0 then
    raise exception 'entry % is off balance by % fen', new.entry_id, off using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_balances after insert on paying.posting
  deferrable initially deferred for each row execute function paying.entry_balances();

create function paying.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the book is only added to' using errcode = 'restrict_violation';
end $$;
create trigger entry_stays before update or delete on paying.entry for each row execute function paying.refuse_change();
create trigger posting_stays before update or delete on paying.posting for each row execute function paying.refuse_change();

-- Shares of the goods' price in basis points; what is left is the producer's. The delivery fee goes to the carrier.
create table paying.split_rule (
  county_id text not null,
  valid_from date not null,
  coop_bp integer not null check (coop_bp between 0 and 10000),
  brand_bp integer not null check (brand_bp between 0 and 10000),
  leader_bp integer not null check (leader_bp between 0 and 10000),
  platform_bp integer not null check (platform_bp between 0 and 10000),
  source text not null,
  primary key (county_id, valid_from),
  check (coop_bp + brand_bp + leader_bp + platform_bp <= 10000)
);

create view paying.v_posting as
  select p.county_id, e.payment_id, e.kind, e.at, a.kind as account, a.organisation_id, p.order_id, p.amount_fen
  from paying.posting p
  join paying.entry e on e.county_id = p.county_id and e.id = p.entry_id
  join paying.account a on a.county_id = p.county_id and a.id = p.account_id;

-- What each nightly check found; all zero when the book and the payments agree.
create table paying.book_check (
  county_id text not null,
  at timestamptz not null,
  entries_off_balance bigint not null,
  payments_not_booked bigint not null,
  refunds_not_booked bigint not null,
  splits_off bigint not null,
  sum_fen bigint not null,
  primary key (county_id, at)
);
