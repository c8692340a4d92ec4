-- Whether something of a lot is neither reserved nor sold, as a column: an index whose condition names the sums themselves makes every
-- order of a lot write the lot anew in all of its indexes.
alter table origin.lot add column unsold boolean not null generated always as (reserved + sold < quantity) stored;
drop index origin.lot_sellable;
create index lot_sellable on origin.lot (county_id, seller_id, product_code, grade, good_until)
  where status = 'open' and unsold;
drop index origin.lot_at_hand;
create index lot_at_hand on origin.lot (county_id, producer_id, good_until) where status <> 'closed' and unsold;
-- Room on its page for what follows.
alter table origin.lot set (fillfactor = 50);

create or replace view origin.v_lot as
  select l.county_id, l.id, l.code, l.product_code, l.grade, l.producer_id, l.seller_id, l.unit, l.made_quantity, l.quantity,
         l.reserved, l.sold, l.made_by, l.harvested_at, l.good_until, l.status, l.picture_id, l.person_id, l.person_name,
         l.helper_id, l.helper_name, l.created_at,
         l.quantity - l.reserved - l.sold - l.allotted as available,
         p.gtin, p.name_zh as product_name_zh, p.name_en as product_name_en,
         g.name_zh as grade_name_zh, g.name_en as grade_name_en,
         o.name_zh as producer_name_zh, o.name_en as producer_name_en, o.place_code,
         c.id as certificate_id, c.number as certificate_number,
         h.reason as hold_reason, h.held_by,
         l.status = 'open' and (c.id is not null or not p.certificate_required) as for_sale,
         l.allotted, l.unsold
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  join origin.grade g on g.county_id = l.county_id and g.product_code = l.product_code and g.code = l.grade
  join people.v_organisation o on o.county_id = l.county_id and o.id = l.producer_id
  left join origin.certificate c on c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null
  left join origin.lot_hold h on h.county_id = l.county_id and h.lot_id = l.id and h.released_at is null;
create or replace view origin.v_stock as
  select l.county_id, l.id as lot_id, l.seller_id, l.product_code, l.grade, l.good_until,
         not p.certificate_required or exists (
           select from origin.certificate c
           where c.county_id = l.county_id and c.lot_id = l.id and c.voided_at is null) as for_sale
  from origin.lot l
  join origin.product p on p.county_id = l.county_id and p.code = l.product_code
  where l.status = 'open' and l.unsold and l.reserved + l.sold + l.allotted < l.quantity;
