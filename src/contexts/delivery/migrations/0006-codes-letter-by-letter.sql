-- Codes are compared letter by letter: a language's order of letters has nothing to say about them and costs ten times as much.
alter table delivery.shipment drop constraint shipment_county_id_sscc_key;
create unique index shipment_sscc on delivery.shipment (county_id, sscc bpchar_pattern_ops);
drop index delivery.shipment_tail;
create index shipment_tail on delivery.shipment (county_id, sscc_tail text_pattern_ops);
drop index delivery.shipment_code_at_node;
create unique index shipment_code_at_node on delivery.shipment (county_id, to_node_id, collection_code bpchar_pattern_ops)
  where status not in ('collected', 'cancelled');
-- Holds are found by their order.
drop index delivery.hold_departure;
