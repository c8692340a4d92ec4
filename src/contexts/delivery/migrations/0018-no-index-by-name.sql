-- Whom a parcel is for is sought by name, reading, initials and number at once, and no index finds initials in the middle of a column: these two were
-- written with every parcel and read by nothing.
drop index delivery.shipment_name;
drop index delivery.shipment_pinyin;
