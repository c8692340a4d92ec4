import { type Node, nodesByIds } from '#delivery';
import { type CycleTotals, cycleTotals } from '#ordering';
import { type Organisation, organisationsById } from '#people';
import { type Offer, offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Cycle, openCyclesOf } from './cycles.ts';

/** A cycle with what a list shows of it. */
export interface GroupCard {
  readonly cycle: Cycle;
  readonly node?: Node;
  readonly leader?: Organisation;
  readonly totals?: CycleTotals;
  /** Its goods, in the leader's order. */
  readonly offers: readonly Offer[];
}

const MOST = 60;

/** What can be joined now, soonest closed first; at one point, or with one offer in it, when that is named. In seven queries, however many. */
export async function openGroups(
  call: Call,
  wanted: { readonly nodeId?: string | undefined; readonly offerId?: string | undefined } = {},
): Promise<readonly GroupCard[]> {
  return cardsOfCycles(call, await openCyclesOf(call, { ...wanted, most: MOST }));
}

export async function cardsOfCycles(call: Call, cycles: readonly Cycle[]): Promise<readonly GroupCard[]> {
  if (cycles.length === 0) return [];
  const nodes = new Map(
    (await nodesByIds(call, distinct(cycles.map(({ nodeId }) => nodeId)))).map((node) => [node.id, node]),
  );
  const leaders = new Map(
    (await organisationsById(call, distinct(cycles.map(({ leaderId }) => leaderId)))).map((each) => [
      each.id,
      each,
    ]),
  );
  const totals = await cycleTotals(
    call,
    cycles.map(({ id }) => id),
  );
  const offers = await offersByIds(
    call,
    distinct(cycles.flatMap(({ items }) => items.map(({ offerId }) => offerId))),
  );
  return cycles.map((cycle) => {
    const [node, leader, total] = [
      nodes.get(cycle.nodeId),
      leaders.get(cycle.leaderId),
      totals.get(cycle.id),
    ];
    return {
      cycle,
      ...(node ? { node } : {}),
      ...(leader ? { leader } : {}),
      ...(total ? { totals: total } : {}),
      offers: cycle.items.flatMap(({ offerId }) => offers.get(offerId) ?? []),
    };
  });
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
