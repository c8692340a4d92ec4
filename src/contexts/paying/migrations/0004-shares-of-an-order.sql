-- Who got what of one order: shown on its receipt.
create index posting_order on paying.posting (county_id, order_id);
