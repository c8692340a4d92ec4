-- What of each contract is paid and not earned yet, and whose harvest it waits for: for reading by others. Adopters are not in it.
create view adopting.v_awaited as
  select a.county_id, a.id, a.number, p.producer_id, p.product_code, a.held_fen - a.earned_fen - a.refunded_fen as awaited_fen,
         a.until_day, a.status
  from adopting.adoption a
  join adopting.plan p on p.county_id = a.county_id and p.id = a.plan_id;
