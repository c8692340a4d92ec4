import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** What a keeper gave to a vehicle towards the hub, and has not come in there yet. */
export interface SentIn {
  readonly shipmentId: string;
  readonly nodeId: string;
  /** As the keeper calls it: 班车, a plate. */
  readonly vehicle: string;
  readonly at: Date;
}

/** Writes it in the caller's name, each parcel once; answers those that were not given to a vehicle before. */
export async function insertSentIn(
  call: Call,
  rows: readonly (SentIn & { readonly id: string })[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { actor } = call;
  const written = await call.tx
    .insertInto('delivery.sentIn')
    .values(
      rows.map((row) => ({
        ...row,
        countyId: call.county,
        personId: actor.personId ?? null,
        personName: actor.name,
        helperId: actor.helper?.personId ?? null,
        helperName: actor.helper?.name ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('shipmentId')
    .execute();
  return written.map(({ shipmentId }) => shipmentId);
}

/** Whether a node's keeper gave one of these to a vehicle already. */
export async function givenBefore(
  call: Call,
  nodeId: string,
  shipmentIds: readonly string[],
): Promise<boolean> {
  const row = await call.tx
    .selectFrom('delivery.sentIn')
    .select('shipmentId')
    .where('countyId', '=', call.county)
    .where('nodeId', '=', nodeId)
    .where('shipmentId', '=', among(shipmentIds))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets that a node's keeper gave these to a vehicle, but for what the hub has received; answers which. */
export async function deleteSentIn(
  call: Call,
  nodeId: string,
  shipmentIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ shipmentId: string }>`
    delete from delivery.sent_in i using delivery.shipment s
    where i.county_id = ${call.county} and i.node_id = ${nodeId} and i.shipment_id = ${among(shipmentIds)}
      and s.county_id = i.county_id and s.id = i.shipment_id and s.status = 'packed'
    returning i.shipment_id`.execute(call.tx);
  return rows.map(({ shipmentId }) => shipmentId);
}

/** Where these nodes' goods are on their way to the hub, latest first. */
export async function onTheWayIn(call: Call, nodeIds: readonly string[]): Promise<SentIn[]> {
  const { rows } = await sql<SentIn>`
    select i.shipment_id, i.node_id, i.vehicle, i.at
    from delivery.sent_in i
    join delivery.shipment s on s.county_id = i.county_id and s.id = i.shipment_id
    where i.county_id = ${call.county} and i.node_id = ${among(nodeIds)} and i.at > ${aWeekAgo(call)}
      and s.status = 'packed'
    order by i.at desc, i.shipment_id`.execute(call.tx);
  return rows;
}

/** What did not come in within a week is looked for another way. */
function aWeekAgo(call: Call): Date {
  return new Date(call.now.getTime() - 7 * 86_400_000);
}
