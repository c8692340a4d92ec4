-- Whether entry and account of a posting are there is asked once a statement too: a key asks for each posting, and locks the row of the
-- clearing account for every one of them, where all payments of the county meet. Entries are never deleted, and now accounts are not either.
alter table paying.posting drop constraint posting_county_id_entry_id_fkey;
alter table paying.posting drop constraint posting_county_id_account_id_fkey;
create trigger account_stays before delete on paying.account for each row execute function paying.refuse_change();
create or replace function paying.postings_balance() returns trigger language plpgsql as $$
declare wrong record;
begin
  select entry_id, sum(amount_fen) as off into wrong from added group by county_id, entry_id having sum(amount_fen) <> 0 limit 1;
  if found then
    raise exception 'entry % is off balance by % fen', wrong.entry_id, wrong.off using errcode = 'check_violation';
  end if;
  select p.entry_id, p.account_id into wrong
  from (select distinct county_id, entry_id, account_id from added) p
  left join paying.entry e on e.county_id = p.county_id and e.id = p.entry_id
  left join paying.account a on a.county_id = p.county_id and a.id = p.account_id
  where e.id is null or a.id is null limit 1;
  if found then
    raise exception 'entry % or account % is not there', wrong.entry_id, wrong.account_id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
