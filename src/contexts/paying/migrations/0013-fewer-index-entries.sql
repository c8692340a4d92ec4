-- Of each order in an entry, the posting all its shares stand against finds the others: one row of an index in the place of seven.
alter table paying.posting add column against boolean not null default false;
alter table paying.posting disable trigger posting_stays;
update paying.posting p set against = true
  where p.position = (select min(q.position) from paying.posting q
    where q.county_id = p.county_id and q.entry_id = p.entry_id and q.order_id = p.order_id);
alter table paying.posting enable trigger posting_stays;
drop index paying.posting_order;
create index posting_order on paying.posting (county_id, order_id) where against;

-- As before, but entries and accounts are asked for by themselves: there are six postings to an entry, and a few accounts to all.
create or replace function paying.postings_balance() returns trigger language plpgsql as $$
declare wrong record;
begin
  select entry_id, sum(amount_fen) as off into wrong from added group by county_id, entry_id having sum(amount_fen) <> 0 limit 1;
  if found then
    raise exception 'entry % is off balance by % fen', wrong.entry_id, wrong.off using errcode = 'check_violation';
  end if;
  select p.entry_id into wrong from (select distinct county_id, entry_id from added) p
  where not exists (select from paying.entry e where e.county_id = p.county_id and e.id = p.entry_id) limit 1;
  if found then
    raise exception 'entry % is not there', wrong.entry_id using errcode = 'foreign_key_violation';
  end if;
  select p.account_id into wrong from (select distinct county_id, account_id from added) p
  where not exists (select from paying.account a where a.county_id = p.county_id and a.id = p.account_id) limit 1;
  if found then
    raise exception 'account % is not there', wrong.account_id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
