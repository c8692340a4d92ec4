-- The shelf passes presales over: with a forecast for every plot there are more of them than of offers on the shelf.
drop index selling.offer_shelf;
create index offer_shelf on selling.offer (county_id, product_code, turn) where status = 'on' and form <> 'presale';
