-- Where an order was sold: what it gives back goes to that channel's part of its lots.
alter table ordering."order" add column channel text not null default 'shop';
create or replace view ordering.v_order as
  select county_id, id, number, checkout_id, seller_id, person_id, node_id, service_id, departs, promised_day, status,
         goods_fen, delivery_fen, refunded_fen, weight_kg, reserved_until, placed_at, paid_at, packed_at, ready_at,
         collected_at, ended_at, channel
  from ordering."order";
