-- Each node's Global Location Number (GS1 AI 414); null when the company prefix has no number left for it.
create sequence delivery.gln_serial;
alter table delivery.node add column gln char(13);

with numbered as (
  select n.county_id, n.id, prefix || lpad(nextval('delivery.gln_serial')::text, 12 - length(prefix), '0') as body
  from delivery.node n
  cross join lateral (
    select coalesce((select l.company_prefix from delivery.label_prefix l where l.county_id = n.county_id), '9520001')
  ) as own(prefix)
), checked as (
  select county_id, id, body,
         (select (10 - sum(substr(body, place, 1)::int * case when place % 2 = 0 then 3 else 1 end) % 10) % 10
          from generate_series(1, 12) as place) as digit
  from numbered where length(body) = 12
)
update delivery.node n set gln = c.body || c.digit
from checked c where c.county_id = n.county_id and c.id = n.id;

alter table delivery.node add unique (county_id, gln);
