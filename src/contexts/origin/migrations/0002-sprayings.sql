-- Where a plant-protection product was sprayed: a recall asks by product.
create index field_record_product on origin.field_record (county_id, spray_product_code, done_at)
  where kind = 'spray' and struck_at is null;
