-- Orders that wait for their payment, each from being placed until it is paid, expires or is called off. They had an index on the order itself,
-- which had to be written anew, with all others, whenever an order was paid; now paying an order writes none.
create table ordering.unpaid (
  county_id text not null,
  order_id uuid not null,
  checkout_id uuid not null,
  reserved_until timestamptz not null,
  primary key (county_id, order_id)
);
insert into ordering.unpaid (county_id, order_id, checkout_id, reserved_until)
  select county_id, id, checkout_id, reserved_until from ordering."order" where status = 'reserved';
drop index ordering.order_unpaid;
drop index ordering.order_to_pack;
create index order_to_pack on ordering."order" (county_id, departs, seller_id) where packed_at is null and ended_at is null;
-- Room on the page for the order as it will be once it is paid.
alter table ordering."order" set (fillfactor = 50);

-- Numbers and tails are compared letter by letter: a language's order of letters has nothing to say about them and costs ten times as much.
-- One index finds whole numbers and their beginnings.
alter table ordering."order" drop constraint order_county_id_number_key;
drop index ordering.order_number;
create unique index order_number on ordering."order" (county_id, number text_pattern_ops);
drop index ordering.order_tail;
create index order_tail on ordering."order" (county_id, buyer_phone_tail text_pattern_ops, placed_at desc);
-- Nobody looks for lines by their offer alone.
drop index ordering.order_line_offer;
