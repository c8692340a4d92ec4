import { networkOf } from '#delivery';
import type { ServiceAlert } from '#routing';
import type { Call } from '#shared/call.ts';
import { concernedOf, type KnownTrip } from '../kernel/alert-concerns.ts';
import { NEAR_HUB_METRES, NEAR_NODE_METRES, stopsNear } from '../kernel/stops-near.ts';
import { type AlertDoor, replaceAlerts } from './service-alerts.ts';
import type { StoredTimetable } from './stored-timetable.ts';

/** Keeps of a feed's alerts those about trips that carry parcels, in the place of what the door told before. Answers how many. */
export async function keepAlerts(
  call: Call,
  { carrierId, door }: { readonly carrierId: string; readonly door: AlertDoor },
  { alerts, timetable }: { readonly alerts: readonly ServiceAlert[]; readonly timetable: StoredTimetable },
): Promise<number> {
  const carrying = alerts.length === 0 ? [] : await carryingTrips(call, carrierId, timetable);
  const kept = alerts.flatMap((alert) => {
    const trips = carrying.filter((trip) => concernedOf(alert.concerns, trip).length > 0);
    const lineNames = [...new Set(trips.map(({ line }) => line.name))];
    return trips.length > 0 ? [{ ...alert, lineNames }] : [];
  });
  await replaceAlerts(call, { carrierId, door }, kept);
  return kept.length;
}

/** Trips with a hold that call near a hub, or near a node to which the carrier brings parcels by bus. */
async function carryingTrips(
  call: Call,
  carrierId: string,
  { stops, trips, lines }: StoredTimetable,
): Promise<(KnownTrip & { readonly line: StoredTimetable['lines'][number] })[]> {
  const network = await networkOf(call);
  if (!network.ok) return [];
  const { nodes, services } = network.value;
  const served = new Set(
    services
      .filter(({ byBus, active, carrierId: whose }) => byBus && active && whose === carrierId)
      .map(({ toNodeId }) => toNodeId),
  );
  const near = new Set(
    nodes.flatMap((node) => {
      if (node.kind === 'hub') return stopsNear(stops, node, NEAR_HUB_METRES);
      return served.has(node.id) ? stopsNear(stops, node, NEAR_NODE_METRES) : [];
    }),
  );
  return trips.flatMap((trip) => {
    const line = lines[trip.line];
    if (!line || trip.hold.kg <= 0 || !trip.stops.some((stop) => near.has(stop))) return [];
    return [{ ...knownTrip(trip, stops), line }];
  });
}

/** A trip as alerts speak of it. */
export function knownTrip(
  { id, direction, stops: calls, depart }: StoredTimetable['trips'][number],
  stops: StoredTimetable['stops'],
): Omit<KnownTrip, 'line'> {
  return {
    ...{ id, stops: calls.flatMap((stop) => stops[stop] ?? []), begins: depart[0] ?? 0 },
    ...(direction === undefined ? {} : { direction }),
  };
}
