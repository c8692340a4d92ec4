-- Lots with something left to sell, without the names that `v_lot` joins: for choosing among many. `for_sale`: certified where
-- the law asks for it.
create view origin.v_stock as
  select l.county_id, l.id as lot_id, l.seller_id, l.product_code, l.grade, l.good_until,
         not p.certificate_required or exists (
           select from origin.certificate c
           where c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null) as for_sale
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  where l.status = 'open' and l.reserved + l.sold < l.quantity;
