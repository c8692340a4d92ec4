-- What choosing lots for an order or a card needs of each, and no more: a lot with all that is told of it joins eight tables.
create view origin.v_lot_stock as
  select l.county_id, l.id as lot_id, l.code as lot_code, l.producer_id, l.seller_id, l.product_code, l.grade, l.unit, l.status,
         l.unsold, l.quantity - l.reserved - l.sold - l.allotted as available, l.harvested_at, l.good_until,
         exists (
           select from origin.certificate c
           where c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null) as certified
  from origin.lot l;
