-- The key itself is read backwards as well as forwards.
drop index delivery.shipment_newest;
