-- Whether the order of a line, and the line of what a lot gave, are there, is asked once a statement: as foreign keys every row asked by itself and
-- locked what it points at. Looking is enough while what is pointed at stays and nobody comes to point elsewhere later; both are refused below. What a
-- trigger sees to is said in its comment as a foreign key: after a restore, which lets triggers rest, each is tried on all rows.
create function ordering.stays() returns trigger language plpgsql as $$
begin
  raise exception '%.% stays, with its key and what it belongs to', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger order_stays before delete on ordering."order" for each row execute function ordering.stays();
create trigger order_keeps before update of county_id, id on ordering."order" for each row
  when ((old.county_id, old.id) is distinct from (new.county_id, new.id)) execute function ordering.stays();
create trigger order_line_stays before delete on ordering.order_line for each row execute function ordering.stays();
create trigger order_line_keeps before update of county_id, order_id, position on ordering.order_line for each row
  when ((old.county_id, old.order_id, old.position) is distinct from (new.county_id, new.order_id, new.position)) execute function ordering.stays();
create trigger order_line_lot_keeps before update of county_id, order_id, position on ordering.order_line_lot for each row
  when ((old.county_id, old.order_id, old.position) is distinct from (new.county_id, new.order_id, new.position)) execute function ordering.stays();

create function ordering.order_lines_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  -- Offset keeps each looked for by its key: joined at once, a plan made while there are few would read them all for ever after.
  select l.order_id as id into missing from added l
  where not exists (select from ordering."order" o where o.county_id = l.county_id and o.id = l.order_id offset 0) limit 1;
  if found then
    raise exception 'order % is not there', missing.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger order_lines_belong after insert on ordering.order_line
  referencing new table as added for each statement execute function ordering.order_lines_belong();
comment on trigger order_lines_belong on ordering.order_line is
'foreign key (county_id, order_id) references ordering."order" (county_id, id)';
alter table ordering.order_line drop constraint order_line_county_id_order_id_fkey;

create function ordering.order_line_lots_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  select d.order_id as id, d.position into missing from added d
  where not exists (select from ordering.order_line l
    where l.county_id = d.county_id and l.order_id = d.order_id and l.position = d.position offset 0) limit 1;
  if found then
    raise exception 'order % has no line %', missing.id, missing.position using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger order_line_lots_belong after insert on ordering.order_line_lot
  referencing new table as added for each statement execute function ordering.order_line_lots_belong();
comment on trigger order_line_lots_belong on ordering.order_line_lot is
'foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)';
alter table ordering.order_line_lot drop constraint order_line_lot_county_id_order_id_position_fkey;
