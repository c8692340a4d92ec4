-- Nobody stands twice in one line: neither with two forms nor with two browsers.
create unique index waiting_once on ordering.waiting (county_id, offer_id, phone) where status = 'waiting';
