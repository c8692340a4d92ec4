-- Whether what a parcel, its lines and the weight held for it point at is there, is asked once a statement. As foreign keys every row asked by itself
-- and locked what it points at: the same station and service for each of a crowd's parcels. Looking is enough while what is pointed at stays,
-- which is seen to below, and what comes to point elsewhere looks again. What a trigger sees to is said in its comment as a foreign key: after a
-- restore, which lets triggers rest, each is tried on all rows.
create function delivery.stays() returns trigger language plpgsql as $$
begin
  raise exception '%.% stays, with its key and what it belongs to', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger node_stays before delete on delivery.node for each row execute function delivery.stays();
create trigger node_keeps before update of county_id, id on delivery.node for each row
  when ((old.county_id, old.id) is distinct from (new.county_id, new.id)) execute function delivery.stays();
create trigger service_stays before delete on delivery.service for each row execute function delivery.stays();
create trigger service_keeps before update of county_id, id on delivery.service for each row
  when ((old.county_id, old.id) is distinct from (new.county_id, new.id)) execute function delivery.stays();
create trigger service_day_stays before delete on delivery.service_day for each row execute function delivery.stays();
create trigger service_day_keeps before update of county_id, service_id, departs on delivery.service_day for each row
  when ((old.county_id, old.service_id, old.departs) is distinct from (new.county_id, new.service_id, new.departs)) execute function delivery.stays();
create trigger shipment_stays before delete on delivery.shipment for each row execute function delivery.stays();
create trigger shipment_keeps before update of county_id, id on delivery.shipment for each row
  when ((old.county_id, old.id) is distinct from (new.county_id, new.id)) execute function delivery.stays();
create trigger shipment_line_keeps before update of county_id, shipment_id on delivery.shipment_line for each row
  when ((old.county_id, old.shipment_id) is distinct from (new.county_id, new.shipment_id)) execute function delivery.stays();

-- Offset keeps each looked for by its key: joined at once, a plan made while there are few would read them all for ever after.
create function delivery.shipments_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  select s.to_node_id as id into missing from (select distinct county_id, to_node_id from added) s
  where not exists (select from delivery.node n where n.county_id = s.county_id and n.id = s.to_node_id offset 0) limit 1;
  if found then
    raise exception 'node % is not there', missing.id using errcode = 'foreign_key_violation';
  end if;
  select s.service_id as id into missing from (select distinct county_id, service_id from added) s
  where not exists (select from delivery.service d where d.county_id = s.county_id and d.id = s.service_id offset 0) limit 1;
  if found then
    raise exception 'service % is not there', missing.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger shipments_belong after insert on delivery.shipment
  referencing new table as added for each statement execute function delivery.shipments_belong();
comment on trigger shipments_belong on delivery.shipment is
'foreign key (county_id, to_node_id) references delivery.node (county_id, id)
foreign key (county_id, service_id) references delivery.service (county_id, id)';
create function delivery.shipment_belongs_still() returns trigger language plpgsql as $$
begin
  if not exists (select from delivery.node n where n.county_id = new.county_id and n.id = new.to_node_id) then
    raise exception 'node % is not there', new.to_node_id using errcode = 'foreign_key_violation';
  end if;
  if not exists (select from delivery.service s where s.county_id = new.county_id and s.id = new.service_id) then
    raise exception 'service % is not there', new.service_id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger shipment_belongs_still after update of to_node_id, service_id on delivery.shipment
  for each row when ((old.to_node_id, old.service_id) is distinct from (new.to_node_id, new.service_id))
  execute function delivery.shipment_belongs_still();
alter table delivery.shipment drop constraint shipment_county_id_to_node_id_fkey, drop constraint shipment_county_id_service_id_fkey;

create function delivery.shipment_lines_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  select l.shipment_id as id into missing from added l
  where not exists (select from delivery.shipment s where s.county_id = l.county_id and s.id = l.shipment_id offset 0) limit 1;
  if found then
    raise exception 'shipment % is not there', missing.id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger shipment_lines_belong after insert on delivery.shipment_line
  referencing new table as added for each statement execute function delivery.shipment_lines_belong();
comment on trigger shipment_lines_belong on delivery.shipment_line is
'foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)';
alter table delivery.shipment_line drop constraint shipment_line_county_id_shipment_id_fkey;

create function delivery.holds_belong() returns trigger language plpgsql as $$
declare missing record;
begin
  select h.service_id as id, h.departs into missing from (select distinct county_id, service_id, departs from added) h
  where not exists (select from delivery.service_day d
    where d.county_id = h.county_id and d.service_id = h.service_id and d.departs = h.departs offset 0) limit 1;
  if found then
    raise exception 'service % has no day %', missing.id, missing.departs using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger holds_belong after insert on delivery.hold
  referencing new table as added for each statement execute function delivery.holds_belong();
-- What was given back may be held again, of another day.
create trigger holds_belong_again after update on delivery.hold
  referencing new table as added for each statement execute function delivery.holds_belong();
comment on trigger holds_belong on delivery.hold is
'foreign key (county_id, service_id, departs) references delivery.service_day (county_id, service_id, departs)';
alter table delivery.hold drop constraint hold_county_id_service_id_departs_fkey;
