-- What the buyer was promised of freshness when it was ordered: how many days the goods keep from the promised day on, of so many from
-- their harvest, by what keeps shortest. Null for what was not picked yet, and for orders from before this was kept.
alter table ordering."order" add column promised_keeps_days integer;
alter table ordering."order" add column promised_of_days integer;
