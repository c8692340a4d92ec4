import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { ScanKind } from './kernel/journey.ts';

/** One hand-over as it was scanned. */
export interface ScanRecord {
  readonly id: string;
  readonly shipmentId: string;
  readonly kind: ScanKind;
  readonly nodeId: string | null;
  readonly roundId: string | null;
  /** When it happened. */
  readonly at: Date;
  /** When we heard of it. */
  readonly recordedAt: Date;
  readonly personName: string;
  readonly helperName: string | null;
  readonly temperatureC: string | null;
  readonly proof: 'code' | 'seen' | null;
  readonly receivedBy: string;
  readonly note: string;
  readonly pictureId: string | null;
}

export type NewScan = Pick<ScanRecord, 'id' | 'shipmentId' | 'kind' | 'at'> &
  Partial<Omit<ScanRecord, 'recordedAt' | 'personName' | 'helperName'>>;

/** Writes scans in the caller's name; a known id changes nothing. Answers the ids that were new. */
export async function insertScans(call: Call, scans: readonly NewScan[]): Promise<string[]> {
  if (scans.length === 0) return [];
  const { actor } = call;
  const inserted = await call.tx
    .insertInto('delivery.scan')
    .values(
      scans.map((scan) => ({
        countyId: call.county,
        id: scan.id,
        shipmentId: scan.shipmentId,
        kind: scan.kind,
        nodeId: scan.nodeId ?? null,
        roundId: scan.roundId ?? null,
        at: scan.at,
        recordedAt: call.now,
        temperatureC: scan.temperatureC ?? null,
        proof: scan.proof ?? null,
        receivedBy: scan.receivedBy ?? '',
        note: scan.note ?? '',
        pictureId: scan.pictureId ?? null,
        personId: actor.personId ?? null,
        personName: actor.name,
        helperId: actor.helper?.personId ?? null,
        helperName: actor.helper?.name ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .returning('id')
    .execute();
  return inserted.map((row) => row.id);
}

/** All scans of some shipments, oldest first. */
export async function scansOf(call: Call, shipmentIds: readonly string[]): Promise<ScanRecord[]> {
  const { rows } = await sql<ScanRecord>`
    select id, shipment_id, kind, node_id, round_id, at, recorded_at, person_name, helper_name, temperature_c, proof,
           received_by, note, picture_id
    from delivery.scan
    where county_id = ${call.county} and shipment_id = ${among(shipmentIds)}
    order by at, recorded_at, id`.execute(call.tx);
  return rows;
}

/** What a scan sent before was. */
export async function scanById(
  call: Call,
  id: string,
): Promise<Pick<ScanRecord, 'shipmentId' | 'kind' | 'nodeId'> | undefined> {
  const { rows } = await sql<Pick<ScanRecord, 'shipmentId' | 'kind' | 'nodeId'>>`
    select shipment_id, kind, node_id from delivery.scan where county_id = ${call.county} and id = ${id}`.execute(
    call.tx,
  );
  return rows[0];
}
