-- All postings of an entry are written by one statement, and each statement balances by itself: judged once a statement instead of once a
-- posting, which at a crowd's payments was most of what a posting cost.
drop trigger posting_balances on paying.posting;
drop function paying.entry_balances();
create function paying.postings_balance() returns trigger language plpgsql as $$
declare wrong record;
begin
  select entry_id, sum(amount_fen) as off into wrong from added group by county_id, entry_id having sum(amount_fen) <> 0 limit 1;
  if found then
    raise exception 'entry % is off balance by % fen', wrong.entry_id, wrong.off using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger posting_balances after insert on paying.posting
  referencing new table as added for each statement execute function paying.postings_balance();
