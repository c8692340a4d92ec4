import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** Lets one code at a time be tried at a counter: two guesses at the same moment count as two. */
export async function lockCounter(call: Call, nodeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`delivery.counter ${nodeId}`}))`.execute(call.tx);
}

/** When wrong codes were typed for a parcel, or at a counter without naming one, within the last hour. */
export async function wrongCodesAt(
  call: Call,
  nodeId: string,
  shipmentId: string | undefined,
): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select at from delivery.wrong_code
    where county_id = ${call.county} and node_id = ${nodeId}
      and shipment_id is not distinct from ${shipmentId ?? null}
      and at > ${call.now}::timestamptz - interval '1 hour'`.execute(call.tx);
  return rows.map((row) => row.at);
}

/** Whether a try was made already and its code was wrong. */
export async function triedBefore(call: Call, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery.wrong_code where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows.length > 0;
}

/** Counts a wrong code; the same try sent twice counts once. */
export async function insertWrongCode(
  call: Call,
  tried: { readonly id: string; readonly nodeId: string; readonly shipmentId?: string },
): Promise<void> {
  await sql`
    insert into delivery.wrong_code (county_id, id, node_id, shipment_id, at, person_name)
    values (${call.county}, ${tried.id}, ${tried.nodeId}, ${tried.shipmentId ?? null}, ${call.now}, ${call.actor.name})
    on conflict do nothing`.execute(call.tx);
}
