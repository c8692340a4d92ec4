import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent, shipmentThing } from '#tracing';
import { arriveAt } from '../arrive-at.ts';
import { scannedAt } from '../record-scans.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { loadsOf, lockRound, type Round, roundById } from '../rounds.ts';
import { mayActFor } from '../scope.ts';
import { shipmentsByIds } from '../shipments.ts';
import { insertReport, knowsReport } from './stop-reports.ts';
import { tellTurnedBack } from './tell-turned-back.ts';
import { insertTurnedBack, takeAlong } from './turned-back.ts';

/** What a driver did at a stop, as the phone says it: perhaps hours later, perhaps twice. */
export interface StopReport {
  /** Made at the phone. */
  readonly id: string;
  readonly roundId: string;
  /** Which stop, by its place: the order of stops may have been changed meanwhile. */
  readonly nodeId: string;
  readonly handedIds: readonly string[];
  /** Why the parcels of this stop that were not handed over were not; without it they are just not there yet. */
  readonly notLeft?: {
    readonly reason: 'nobody-there' | 'refused';
    readonly note?: string;
    readonly ids: readonly string[];
  };
  /** Parcels that waited here to go back, and are on the vehicle now. */
  readonly fetchedIds?: readonly string[];
  readonly at?: Date;
  readonly temperatureC?: string;
  readonly pictureId?: string;
}

export interface StopDone {
  readonly round: 'under-way' | 'done';
  readonly handedOver: number;
  readonly turnedBack: number;
  readonly fetched: number;
}

/**
 * A driver is done at a stop: what was handed over (as `arriveAt`), what was refused or found nobody and stays on the vehicle, and what
 * was fetched to go back (EPCIS loading, returned). Sent twice it is written once. By the carrier. Refuses as `arriveAt` does, and
 * `delivery.wrong-node` for a parcel that is not this stop's.
 */
export async function finishStop(call: Call, report: StopReport): Promise<Outcome<StopDone>> {
  const round = await lockRound(call, report.roundId);
  const there = round?.stops.filter(({ nodeId }) => nodeId === report.nodeId) ?? [];
  // A vehicle may come back to a place it has been at.
  const stop = there.find(({ arrivedAt }) => arrivedAt === null) ?? there.at(-1);
  if (!round || !stop) return refuse('delivery.round-unknown');
  if (!may(call.actor, rights['drive-rounds']) || !mayActFor(call.actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if (await knowsReport(call, report.id)) return ok(asTold(report, round.status));
  const { id, roundId, nodeId, handedIds, notLeft, fetchedIds = [], temperatureC, pictureId } = report;
  const at = scannedAt(call, report.at);
  const arrived = await arriveAt(call, {
    id,
    roundId,
    position: stop.position,
    shipmentIds: handedIds,
    at,
    ...(temperatureC === undefined ? {} : { temperatureC }),
    ...(pictureId === undefined ? {} : { pictureId }),
  });
  if (!arrived.ok) return arrived;

  const aboard = (await loadsOf(call, roundId)).filter(
    (load) => load.stopPosition === stop.position && load.loadedAt !== null && load.arrivedAt === null,
  );
  const turned = aboard.map((load) => load.shipmentId).filter((each) => notLeft?.ids.includes(each));
  const turnedBack =
    notLeft === undefined
      ? 0
      : await insertTurnedBack(call, {
          reportId: id,
          nodeId,
          roundId,
          reason: notLeft.reason,
          note: notLeft.note?.trim() ?? '',
          at,
          pictureId,
          shipmentIds: turned,
        });
  if (notLeft && turnedBack > 0)
    await tellTurnedBack(call, {
      ...{ reportId: id, reason: notLeft.reason, note: notLeft.note?.trim() ?? '' },
      ...{ roundId, nodeId, shipmentIds: turned, at },
    });
  const fetched = await takeAlong(call, { roundId, nodeId, shipmentIds: fetchedIds, at });
  const [first] = fetched;
  if (first) {
    await recordEvent(call, {
      id: first.id,
      at,
      bizStep: 'loading',
      disposition: 'returned',
      location: placeUri('node', nodeId),
      what: {
        type: 'ObjectEvent',
        action: 'OBSERVE',
        epcs: (
          await shipmentsByIds(
            call,
            fetched.map(({ shipmentId }) => shipmentId),
          )
        ).map(({ sscc }) => shipmentThing(sscc)),
      },
    });
  }
  await insertReport(call, { id, roundId, nodeId, at });
  const left = (await roundById(call, roundId))?.status === 'done' ? 'done' : 'under-way';
  return ok({ round: left, handedOver: arrived.value.handedOver, turnedBack, fetched: fetched.length });
}

/** What a report that came before has done, by its own words. */
function asTold({ handedIds, notLeft, fetchedIds }: StopReport, status: Round['status']): StopDone {
  return {
    round: status === 'done' ? 'done' : 'under-way',
    handedOver: handedIds.length,
    turnedBack: notLeft?.ids.length ?? 0,
    fetched: fetchedIds?.length ?? 0,
  };
}
