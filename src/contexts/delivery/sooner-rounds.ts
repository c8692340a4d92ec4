import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';

/**
 * Rounds before a day that are still to be driven: what is on them is brought by them, and is no work of that day. One that has not left by
 * the time it was to be back is driven no more.
 */
function soonerRounds(call: Call, day: Day): RawBuilder<unknown> {
  return sql`
    o.county_id = ${call.county} and o.status = 'planned' and o.departs < ${day}
    and (o.departs > ${dayOf(call.now)} or o.departs = ${dayOf(call.now)} and coalesce(o.planned_end > ${call.now}, true))`;
}

/** The parcels on such rounds, as a condition's array. */
export function goingSooner(call: Call, day: Day): RawBuilder<unknown> {
  return sql`array(
    select p.shipment_id from delivery.round_shipment p
    join delivery.round o on o.county_id = p.county_id and o.id = p.round_id
    where ${soonerRounds(call, day)})`;
}

/** The code of such a round that has one of these parcels. */
export async function soonerRoundWith(
  call: Call,
  day: Day,
  shipmentIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select o.code from delivery.round_shipment p
    join delivery.round o on o.county_id = p.county_id and o.id = p.round_id
    where ${soonerRounds(call, day)} and p.shipment_id = ${among(shipmentIds)}
    order by o.departs, o.code limit 1`.execute(call.tx);
  return rows[0]?.code;
}
