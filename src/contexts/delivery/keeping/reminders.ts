import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** Writes that a parcel's buyer is told again on a day; false where they were told that day. */
export async function insertReminder(call: Call, shipmentId: string, day: Day): Promise<boolean> {
  const { actor } = call;
  const written = await call.tx
    .insertInto('delivery.reminder')
    .values({
      ...{ countyId: call.county, shipmentId, day, at: call.now },
      ...{ personId: actor.personId ?? null, personName: actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('shipmentId')
    .execute();
  return written.length > 0;
}

/** When the buyers of some parcels were last told again. */
export async function remindersOf(
  call: Call,
  shipmentIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ shipmentId: string; at: Date }>`
    select shipment_id, max(at) as at from delivery.reminder
    where county_id = ${call.county} and shipment_id = ${among(shipmentIds)}
    group by shipment_id`.execute(call.tx);
  return new Map(rows.map(({ shipmentId, at }) => [shipmentId, at]));
}
