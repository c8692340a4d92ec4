import type { Call } from '#shared/call.ts';
import { loadsOf, roundById } from './rounds.ts';
import { type Shipment, shipmentsByIds } from './shipments.ts';

/** The parcels a vehicle took along; undefined for a round nobody knows. */
export async function shipmentsOnRound(call: Call, roundId: string): Promise<Shipment[] | undefined> {
  const round = await roundById(call, roundId);
  if (!round) return undefined;
  const loads = await loadsOf(call, roundId);
  return shipmentsByIds(
    call,
    loads.filter(({ loadedAt }) => loadedAt !== null).map(({ shipmentId }) => shipmentId),
  );
}
