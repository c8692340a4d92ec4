import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type NodePromises, promisesByNode } from './kept-promises.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { reachOf } from './scope.ts';

/**
 * How promises were kept: kept when the parcel was ready at its node by the end of the promised day, broken when it was
 * later, is lost, or is overdue.
 */
export interface OnTime {
  readonly kept: number;
  readonly broken: number;
  readonly byNode: readonly NodePromises[];
}

/**
 * Promises for days `from` … `until` (until yesterday: today's can still be kept), of the caller's own deliveries: a
 * carrier's, a keeper's nodes, or the county's. Refuses `delivery.not-allowed`.
 */
export async function onTimeOf(
  call: Call,
  input: { readonly from: Day; readonly until: Day },
): Promise<Outcome<OnTime>> {
  if (!may(call.actor, rights['read-network'])) return refuse('delivery.not-allowed');
  const byNode = await promisesByNode(call, await reachOf(call), input.from, input.until);
  const total = (key: 'kept' | 'broken') => byNode.reduce((sum, node) => sum + node[key], 0);
  return ok({ kept: total('kept'), broken: total('broken'), byNode });
}
