import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { type Hold, insertHolds, leftOf, moveTaken, openDeparture } from './holds.ts';
import { departureOn } from './kernel/departure.ts';
import { nodeById } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { serviceById } from './services.ts';

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
  for (const [departure] of departures) {
    const open = await openForHolds(call, departure);
    if (!open.ok) return open;
  }
  const taken = await insertHolds(call, holds);
  for (const together of departures) {
    const [departure] = together;
    const grams = together.reduce((sum, hold) => sum + (taken.has(hold.orderId) ? hold.grams : 0), 0);
    if (grams > 0 && !(await moveTaken(call, departure, grams))) {
      const leftKg = decimal(await leftOf(call, departure));
      return refuse('delivery.departure-full', { departs: departure.departs, leftKg });
    }
  }
  return ok();
}

/** Opens a departure with the capacity its service has today, if it can still be ordered for. */
async function openForHolds(
  call: Call,
  { serviceId, departs }: Pick<Hold, 'serviceId' | 'departs'>,
): Promise<Outcome<undefined>> {
  const service = await serviceById(call, serviceId);
  const node = service?.active ? await nodeById(call, service.toNodeId) : undefined;
  if (!service || !node?.active) return refuse('delivery.service-unknown');
  const departure = departureOn(service, departs, node.opening, () => 0);
  if (!departure || call.now >= departure.orderBefore) {
    return refuse('delivery.departure-closed', { departs, cutOff: service.cutOff });
  }
  await openDeparture(call, { serviceId, departs, capacityGrams: service.capacityGrams });
  return ok();
}
