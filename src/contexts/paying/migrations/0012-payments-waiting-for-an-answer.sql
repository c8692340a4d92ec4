-- Payments the provider has not answered yet, each from being opened until it is settled or closed. They had an index on the payment itself, and
-- so had the settled ones: both had to be written anew, with all others, whenever a payment settled; now settling writes none.
create table paying.awaited (
  county_id text not null,
  payment_id uuid not null,
  opened_at timestamptz not null,
  primary key (county_id, payment_id)
);
insert into paying.awaited (county_id, payment_id, opened_at)
  select county_id, id, opened_at from paying.payment where status = 'opened';
drop index paying.payment_opened;
-- When payments settled is in the book.
drop index paying.payment_settled;
-- All payments of a checkout, of which one may stand.
drop index paying.payment_checkout;
drop index paying.payment_of_checkout;
create unique index payment_of_checkout on paying.payment
  (county_id, checkout_id, (case when closed_at is null then true end));
-- Room on the page for the payment as it will be once it is settled.
alter table paying.payment set (fillfactor = 50);

-- Ids are compared letter by letter: a language's order of letters has nothing to say about them and costs ten times as much.
alter table paying.notice alter column id type text collate "C";
