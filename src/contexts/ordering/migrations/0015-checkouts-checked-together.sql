-- As 0013, for the checkout of an order. One that came to nothing is deleted, so it is locked as a foreign key locks it, but by the statement; whoever
-- deletes one afterwards waits for the order, and then finds it.
create function ordering.orders_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  select o.checkout_id as id into missing from added o
  where not exists (select from ordering.checkout c where c.county_id = o.county_id and c.id = o.checkout_id for key share offset 0) limit 1;
  if found then
    raise exception 'checkout % is not there', missing.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger orders_belong after insert on ordering."order"
  referencing new table as added for each statement execute function ordering.orders_belong();
comment on trigger orders_belong on ordering."order" is
'foreign key (county_id, checkout_id) references ordering.checkout (county_id, id)';
create function ordering.checkouts_empty() returns trigger language plpgsql as $$
declare kept record;
begin
  select c.id into kept from gone c
  where exists (select from ordering."order" o where o.county_id = c.county_id and o.checkout_id = c.id offset 0) limit 1;
  if found then
    raise exception 'checkout % has orders', kept.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger checkouts_empty after delete on ordering.checkout
  referencing old table as gone for each statement execute function ordering.checkouts_empty();
create trigger checkout_keeps before update of county_id, id on ordering.checkout for each row
  when ((old.county_id, old.id) is distinct from (new.county_id, new.id)) execute function ordering.stays();
drop trigger order_keeps on ordering."order";
create trigger order_keeps before update of county_id, id, checkout_id on ordering."order" for each row
  when ((old.county_id, old.id, old.checkout_id) is distinct from (new.county_id, new.id, new.checkout_id)) execute function ordering.stays();
alter table ordering."order" drop constraint order_county_id_checkout_id_fkey;
