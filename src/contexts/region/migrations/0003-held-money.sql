-- Money that is only held is nobody's yet: it counts on the day it is earned.
create or replace view region.v_farmer_share as
  select county_id, (at at time zone 'Asia/Shanghai')::date as day,
         -coalesce(sum(amount_fen) filter (where account = 'producer'), 0) as part,
         -sum(amount_fen) as whole
  from paying.v_posting
  where account not in ('clearing', 'carrier', 'held')
  group by 1, 2;
