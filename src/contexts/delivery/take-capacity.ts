import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { type Hold, insertHold, leftOf, moveTaken, openDeparture } from './holds.ts';
import { departureOn } from './kernel/departure.ts';
import { nodeById } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { serviceById } from './services.ts';

/**
 * Takes an order's share of a departure and answers the day it arrives. Asked again for the same order it changes nothing.
 * `grams` > 0. Refuses `delivery.service-unknown`, `delivery.departure-closed` (past the cut-off, or not running that
 * day) and `delivery.departure-full`.
 */
export async function takeCapacity(call: Call, hold: Hold): Promise<Outcome<{ readonly arrives: Day }>> {
  if (!may(call.actor, rights['choose-node'])) return refuse('delivery.not-allowed');
  const service = await serviceById(call, hold.serviceId);
  const node = service?.active ? await nodeById(call, service.toNodeId) : undefined;
  if (!service || !node?.active) return refuse('delivery.service-unknown');
  const departure = departureOn(service, hold.departs, node.opening, () => 0);
  if (!departure || call.now >= departure.orderBefore) {
    return refuse('delivery.departure-closed', { departs: hold.departs, cutOff: service.cutOff });
  }

  await openDeparture(call, { ...hold, capacityGrams: service.capacityGrams });
  if (!(await insertHold(call, hold))) return ok({ arrives: departure.arrives });
  if (!(await moveTaken(call, hold, hold.grams))) {
    const leftKg = decimal(await leftOf(call, hold));
    return refuse('delivery.departure-full', { departs: hold.departs, leftKg });
  }
  return ok({ arrives: departure.arrives });
}
