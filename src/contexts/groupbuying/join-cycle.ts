import { type OrderInCycle, type Placed, placedAgain, placeInCycle, placesInCycle } from '#ordering';
import { phoneOf } from '#people';
import type { WantedLine } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { lockCycle } from './cycles.ts';
import { departureOf } from './departure-of.ts';
import { itemProblem } from './item-problem.ts';
import { mayJoin } from './kernel/standing.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface Joining extends Omit<OrderInCycle, 'cycle'> {
  readonly cycleId: string;
  readonly lines: readonly WantedLine[];
}

/**
 * Joins an open cycle: an order by its departure whose goods are reserved like any other's, to be paid within 15 minutes. Members of one
 * cycle join one after the other, so that no maximum is passed. Sent twice, it joins once.
 */
export async function joinCycle(
  call: Call,
  { cycleId, ...order }: Joining,
): Promise<Outcome<Placed, Refusal>> {
  if (!may(call.actor, rights.join)) return refuse('groupbuying.not-allowed');
  const cycle = await lockCycle(call, cycleId);
  if (!cycle) return refuse('groupbuying.unknown');
  const before = await placedAgain(call, order.checkoutId);
  if (before) return ok(before);
  if (!mayJoin(cycle, call.now)) return refuse('groupbuying.not-open');
  const problem = await itemProblem(call, cycle, order.lines);
  if (problem) return { ok: false, refusal: problem };
  if (cycle.mostMembers !== undefined) {
    const { taken, has } = await placesInCycle(call, { cycleId, phone: phoneOf(order.phone) ?? '' });
    if (!has && taken >= cycle.mostMembers) return refuse('groupbuying.full', { most: cycle.mostMembers });
  }
  return placeInCycle(call, {
    ...order,
    cycle: { id: cycleId, leaderId: cycle.leaderId, departure: departureOf(cycle) },
  });
}
