import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { leaveBehind, loadsOf, lockRound, markRound } from './rounds.ts';
import { mayActFor } from './scope.ts';
import { shipmentsByIds } from './shipments.ts';

/**
 * The vehicle leaves the hub (one EPCIS departing event for all it carries). What was not loaded stays behind and can go on
 * another round; goods without a label are said at their stop alone. Leaving again changes nothing. By the carrier. Refuses
 * `delivery.round-unknown`, `delivery.not-allowed` and `delivery.nothing-loaded`, where there is nothing to be done at any stop either.
 */
export async function departRound(
  call: Call,
  input: {
    readonly id: string;
    readonly roundId: string;
    readonly at?: Date;
    readonly temperatureC?: string;
  },
): Promise<Outcome<{ readonly carried: number; readonly leftBehind: number }>> {
  const round = await lockRound(call, input.roundId);
  if (!round) return refuse('delivery.round-unknown');
  if (!may(call.actor, rights['drive-rounds']) || !mayActFor(call.actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  const loaded = (await loadsOf(call, round.id)).filter((load) => load.loadedAt !== null);
  if (round.status !== 'planned') return ok({ carried: loaded.length, leftBehind: 0 });
  const hasOther = round.stops.some(({ note }) => note !== '');
  if (loaded.length === 0 && !hasOther) return refuse('delivery.nothing-loaded');

  const leftBehind = await leaveBehind(call, round.id);
  const at = scannedAt(call, input.at);
  const shipments = await shipmentsByIds(
    call,
    loaded.map((load) => load.shipmentId),
  );
  if (shipments.length > 0) {
    await recordScans(
      call,
      'departed',
      shipments.map(({ id }) => ({
        id: newId(call.now),
        shipmentId: id,
        nodeId: round.hubId,
        roundId: round.id,
        at,
        ...(input.temperatureC === undefined ? {} : { temperatureC: input.temperatureC }),
      })),
      observed(input, {
        at,
        bizStep: 'departing',
        disposition: 'in_transit',
        location: placeUri('node', round.hubId),
        ssccs: shipments.map(({ sscc }) => sscc),
      }),
    );
  }
  await markRound(call, round.id, { status: 'under-way', startedAt: at, doneAt: null });
  return ok({ carried: shipments.length, leftBehind });
}
