-- Presales are shown from the day's turn on, as the shelf is.
drop index selling.offer_presale;
create index offer_presale on selling.offer (county_id, turn) where status = 'on' and form = 'presale';
