import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Difference, differencesOf, type OrderHere, type OrderThere } from './kernel/differences.ts';
import type { Listing } from './listings.ts';

// Older orders were compared while they were new.
const DAYS = 60;

/** On what a platform and we disagree, as it told when it was asked last. Worked out whenever somebody looks. */
export async function reconcile(
  call: Call,
  platform: string,
  listings: readonly Listing[],
): Promise<Difference[]> {
  const { rows: here } = await sql<OrderHere>`
    select o.number, o.status, o.total_fen,
           exists (select from ordering.v_order v
             where v.county_id = o.county_id and v.id = any (o.order_ids) and v.ended_at is not null) as ended,
           p.answered_at is null or o.heard_at > p.answered_at as newer
    from channels.outside_order o
    join channels.platform p on p.county_id = o.county_id and p.code = o.platform
    where o.county_id = ${call.county} and o.platform = ${platform}
      and o.placed_at > ${call.now}::timestamptz - make_interval(days => ${DAYS})`.execute(call.tx);
  const { rows: there } = await sql<OrderThere>`
    select number, status, total_fen from channels.their_order
    where county_id = ${call.county} and platform = ${platform}
      and placed_at > ${call.now}::timestamptz - make_interval(days => ${DAYS})`.execute(call.tx);
  return differencesOf({
    ...{ here, there },
    listings: listings.map(({ sku, toldPacksThen, toldFenThen, theirPacks, theirFen }) => ({
      ...{ sku, toldPacks: toldPacksThen, toldFen: toldFenThen, theirPacks, theirFen },
    })),
  });
}
