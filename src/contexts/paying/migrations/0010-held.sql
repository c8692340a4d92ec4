-- Money that is paid and not earned yet: an adoption's until its harvest. It stands in the book as the seller's debt.
alter table paying.account drop constraint account_kind_check;
alter table paying.account add constraint account_kind_check check (kind in
  ('clearing', 'producer', 'coop', 'brand', 'leader', 'carrier', 'platform', 'held'));

-- What of held money was earned, and by whom: the held share with its sign turned, and the shares it became; they add up to zero.
create table paying.earning (
  county_id text not null,
  id uuid not null,
  payment_id uuid not null,
  -- [{orderId, share, organisationId, fen}]
  shares jsonb not null,
  at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, payment_id) references paying.payment (county_id, id)
);
create index earning_payment on paying.earning (county_id, payment_id);
