import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';

export const turnBackReasons = ['nobody-there', 'refused', 'uncollected', 'damaged'] as const;
/** Why a parcel goes back: the first two are said at a stop, the others at a shelf. */
export type TurnBackReason = (typeof turnBackReasons)[number];

/** A parcel on its way back to the hub, or that has been. */
export interface TurnedBack {
  readonly id: string;
  readonly shipmentId: string;
  readonly nodeId: string;
  /** The vehicle that has it; null while it waits at the node. */
  readonly roundId: string | null;
  readonly reason: TurnBackReason;
  readonly note: string;
  readonly pictureId: string | null;
  readonly at: Date;
  readonly personName: string;
  readonly takenAt: Date | null;
  readonly backAt: Date | null;
  readonly droppedAt: Date | null;
}

const columns =
  sql.raw(`id, shipment_id, node_id, round_id, reason, note, picture_id, at, person_name, taken_at, back_at,
  dropped_at`);
const open = sql`back_at is null and dropped_at is null`;

/** Writes that parcels go back, in the caller's name; of one that goes back already nothing is written again. */
export async function insertTurnedBack(
  call: Call,
  report: Pick<TurnedBack, 'nodeId' | 'roundId' | 'reason' | 'note' | 'at'> & {
    readonly reportId: string;
    readonly pictureId?: string | undefined;
    readonly shipmentIds: readonly string[];
  },
): Promise<number> {
  const { shipmentIds, pictureId, roundId, at, ...said } = report;
  if (shipmentIds.length === 0) return 0;
  const { actor } = call;
  const rows = await call.tx
    .insertInto('delivery.turnedBack')
    .values(
      shipmentIds.map((shipmentId) => ({
        ...said,
        countyId: call.county,
        id: newId(call.now),
        shipmentId,
        roundId,
        at,
        pictureId: pictureId ?? null,
        takenAt: roundId === null ? null : at,
        recordedAt: call.now,
        personId: actor.personId ?? null,
        personName: actor.name,
        helperId: actor.helper?.personId ?? null,
        helperName: actor.helper?.name ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.length;
}

/** What waits at nodes to be fetched, longest first. */
export async function waitingToBeFetched(call: Call, nodeIds: readonly string[]): Promise<TurnedBack[]> {
  const { rows } = await sql<TurnedBack>`
    select ${columns} from delivery.turned_back
    where county_id = ${call.county} and node_id = ${among(nodeIds)} and round_id is null and ${open}
    order by at, id`.execute(call.tx);
  return rows;
}

/** What a vehicle carries back. */
export async function carriedBack(call: Call, roundId: string): Promise<TurnedBack[]> {
  const { rows } = await sql<TurnedBack>`
    select ${columns} from delivery.turned_back
    where county_id = ${call.county} and round_id = ${roundId} order by at, id`.execute(call.tx);
  return rows;
}

/** How some parcels went back, latest last. */
export async function turnedBackOf(call: Call, shipmentIds: readonly string[]): Promise<TurnedBack[]> {
  const { rows } = await sql<TurnedBack>`
    select ${columns} from delivery.turned_back
    where county_id = ${call.county} and shipment_id = ${among(shipmentIds)} and dropped_at is null
    order by at, id`.execute(call.tx);
  return rows;
}

/** The way back a parcel is on now. */
export async function wayBackOf(call: Call, shipmentId: string): Promise<TurnedBack | undefined> {
  const { rows } = await sql<TurnedBack>`
    select ${columns} from delivery.turned_back
    where county_id = ${call.county} and shipment_id = ${shipmentId} and ${open}`.execute(call.tx);
  return rows[0];
}

/** Puts parcels that wait to be fetched on a vehicle. */
export async function takeAlong(
  call: Call,
  taken: {
    readonly roundId: string;
    readonly nodeId: string;
    readonly shipmentIds: readonly string[];
    readonly at: Date;
  },
): Promise<Pick<TurnedBack, 'id' | 'shipmentId'>[]> {
  const { rows } = await sql<Pick<TurnedBack, 'id' | 'shipmentId'>>`
    update delivery.turned_back set round_id = ${taken.roundId}, taken_at = ${taken.at}
    where county_id = ${call.county} and node_id = ${taken.nodeId} and shipment_id = ${among(taken.shipmentIds)}
      and round_id is null and ${open}
    returning id, shipment_id`.execute(call.tx);
  return rows;
}

/** It is at the hub again. */
export async function markBack(call: Call, shipmentId: string, at: Date): Promise<void> {
  await sql`
    update delivery.turned_back set back_at = ${at}
    where county_id = ${call.county} and shipment_id = ${shipmentId} and ${open}`.execute(call.tx);
}

/** It stays after all, or was collected before anybody fetched it. */
export async function dropTurnedBack(call: Call, shipmentId: string): Promise<void> {
  await sql`
    update delivery.turned_back set dropped_at = ${call.now}
    where county_id = ${call.county} and shipment_id = ${shipmentId} and round_id is null and ${open}`.execute(
    call.tx,
  );
}

/** Was it taken away to go back, and has not come again since? */
export async function goneBack(call: Call, shipmentId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery.turned_back b
    where b.county_id = ${call.county} and b.shipment_id = ${shipmentId} and b.taken_at is not null
      and not exists (
        select 1 from delivery.scan c
        where c.county_id = b.county_id and c.shipment_id = b.shipment_id and c.kind in ('arrived', 'shelved')
          and c.at > b.taken_at)`.execute(call.tx);
  return rows.length > 0;
}
