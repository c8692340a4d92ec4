import { type Call, may } from '#shared/call.ts';
import { timeOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { type DepartureToOpen, type Hold, insertHolds, leftOf, moveTaken, openDepartures } from './holds.ts';
import { departureOn } from './kernel/departure.ts';
import { nodesByIds } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { servicesByIds } from './services.ts';

/**
 * Takes the orders' shares of departures, all or none; what an order holds already it keeps. Grams > 0. Refuses
 * `delivery.service-unknown`, `delivery.departure-closed` (past the cut-off, or not running that day) and `delivery.departure-full`.
 */
export async function takeCapacity(call: Call, holds: readonly Hold[]): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['choose-node'])) return refuse('delivery.not-allowed');
  // In one order for everybody, so that two callers wait for each other in line and never in a ring.
  const departures = [...Map.groupBy(holds, ({ serviceId, departs }) => `${serviceId} ${departs}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, together]) => together as [Hold, ...Hold[]]);
  const open = await openForHolds(
    call,
    departures.map(([departure]) => departure),
  );
  if (!open.ok) return open;
  const taken = await insertHolds(call, holds);
  const moves = departures
    .map((together) => ({
      ...together[0],
      grams: together.reduce((sum, hold) => sum + (taken.has(hold.orderId) ? hold.grams : 0), 0),
    }))
    .filter(({ grams }) => grams > 0);
  const [full] = await moveTaken(call, moves);
  if (!full) return ok();
  const leftKg = decimal(await leftOf(call, full));
  return refuse('delivery.departure-full', { departs: full.departs, leftKg });
}

/** Opens departures with the capacity their services have today, if each can still be ordered for. */
async function openForHolds(
  call: Call,
  departures: readonly Pick<Hold, 'serviceId' | 'departs'>[],
): Promise<Outcome<undefined>> {
  const services = new Map(
    (await servicesByIds(call, [...new Set(departures.map(({ serviceId }) => serviceId))])).map((service) => [
      service.id,
      service,
    ]),
  );
  const toNodes = [...new Set([...services.values()].map(({ toNodeId }) => toNodeId))];
  const nodes = new Map((await nodesByIds(call, toNodes)).map((node) => [node.id, node]));
  const toOpen: DepartureToOpen[] = [];
  for (const { serviceId, departs } of departures) {
    const service = services.get(serviceId);
    const node = service?.active ? nodes.get(service.toNodeId) : undefined;
    if (!service || !node?.active) return refuse('delivery.service-unknown');
    const departure = departureOn(service, departs, node.opening, () => 0);
    if (!departure || call.now >= departure.orderBefore) {
      return refuse('delivery.departure-closed', {
        departs,
        cutOff: departure ? timeOf(departure.orderBefore) : service.cutOff,
      });
    }
    toOpen.push({ serviceId, departs, capacityGrams: service.capacityGrams });
  }
  await openDepartures(call, toOpen);
  return ok();
}
