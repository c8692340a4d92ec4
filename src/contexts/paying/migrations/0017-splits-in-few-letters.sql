-- A split names each order once, and each share by its place: `[[order, [share, organisation, fen], …], …]`. As objects it was half of all that is
-- written of a payment, and is written once more when the payment settles.
create function paying.in_few_letters(split jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_array(own.order_id) || own.shares order by own.place), '[]')
  from (
    select s.share ->> 'orderId' as order_id, min(s.place) as place,
      jsonb_agg(jsonb_build_array(s.share -> 'share', s.share -> 'organisationId', s.share -> 'fen') order by s.place) as shares
    from jsonb_array_elements(split) with ordinality as s(share, place)
    group by 1
  ) own
$$;
update paying.payment set split = paying.in_few_letters(split);
update paying.refund set split = paying.in_few_letters(split);
update paying.earning set shares = paying.in_few_letters(shares);
drop function paying.in_few_letters(jsonb);
