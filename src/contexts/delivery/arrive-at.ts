import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import { tellIfWarm } from './driving/tell-if-warm.ts';
import { nodeById } from './nodes.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { loadsOf, lockRound, markRound, markStop } from './rounds.ts';
import { mayActFor } from './scope.ts';
import { shipmentById, shipmentsByIds } from './shipments.ts';

export interface Arrival {
  readonly id: string;
  readonly roundId: string;
  readonly position: number;
  /** The parcels really handed over here; all that were loaded for the stop unless told. */
  readonly shipmentIds?: readonly string[];
  readonly at?: Date;
  readonly temperatureC?: string;
  /** The photo of the hand-over. */
  readonly pictureId?: string;
}

/**
 * The vehicle is at a stop and hands over (one EPCIS arriving event for all of it). Parcels that were not handed over stay on
 * their way. After the last stop the round is done. By the carrier. Refuses `delivery.round-unknown`,
 * `delivery.not-allowed`, `delivery.round-not-left`, and `delivery.wrong-node` for a parcel that does not get off here.
 */
export async function arriveAt(
  call: Call,
  input: Arrival,
): Promise<Outcome<{ readonly handedOver: number; readonly missing: number }>> {
  const round = await lockRound(call, input.roundId);
  const stop = round?.stops.find(({ position }) => position === input.position);
  if (!round || !stop) return refuse('delivery.round-unknown');
  if (!may(call.actor, rights['drive-rounds']) || !mayActFor(call.actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if (round.status === 'planned') return refuse('delivery.round-not-left', { code: round.code });
  const carried = (await loadsOf(call, round.id)).filter(
    (load) => load.stopPosition === stop.position && load.loadedAt !== null,
  );
  const stranger = input.shipmentIds?.find((id) => !carried.some((load) => load.shipmentId === id));
  if (stranger !== undefined) return wrongStop(call, stranger);
  const handed = carried.filter(({ shipmentId }) => input.shipmentIds?.includes(shipmentId) ?? true);
  const missing = carried.length - handed.length;
  const fresh = handed.filter((load) => load.arrivedAt === null);

  const at = scannedAt(call, input.at);
  const shipments = await shipmentsByIds(
    call,
    fresh.map((load) => load.shipmentId),
  );
  if (shipments.length > 0) {
    await recordScans(
      call,
      'arrived',
      shipments.map(({ id }) => ({
        id: newId(call.now),
        shipmentId: id,
        nodeId: stop.nodeId,
        roundId: round.id,
        at,
        ...(input.temperatureC === undefined ? {} : { temperatureC: input.temperatureC }),
        ...(input.pictureId === undefined ? {} : { pictureId: input.pictureId }),
      })),
      observed(input, {
        at,
        bizStep: 'arriving',
        disposition: 'in_progress',
        location: placeUri('node', stop.nodeId),
        ssccs: shipments.map(({ sscc }) => sscc),
      }),
    );
  }
  await tellIfWarm(call, round.id, input.temperatureC === undefined ? [] : [input.temperatureC]);
  await markStop(call, round.id, stop.position, at);
  const open = round.stops.filter((each) => each.arrivedAt === null && each.position !== stop.position);
  if (open.length === 0 && round.status !== 'done') {
    await markRound(call, round.id, { status: 'done', startedAt: round.startedAt, doneAt: at });
  }
  return ok({ handedOver: handed.length, missing });
}

async function wrongStop(call: Call, shipmentId: string) {
  const shipment = await shipmentById(call, shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  const { nameZh: zh = '', nameEn: en = '', code = '' } = (await nodeById(call, shipment.toNodeId)) ?? {};
  return refuse('delivery.wrong-node', { zh, en, code });
}
