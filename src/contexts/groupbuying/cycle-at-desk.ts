import { ordersOfCycle } from '#ordering';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type CyclePage, cyclePage } from './cycle-page.ts';
import { cycleById } from './cycles.ts';
import type { OrderOfCycle } from './joined.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { leads, overCounty } from './scope.ts';

/** One person of a cycle with all they ordered in it. */
export interface Member {
  readonly name: string;
  /** The last four digits: enough to tell two of one name apart. */
  readonly phoneTail: string;
  readonly orders: readonly OrderOfCycle[];
}

export interface CycleAtDesk extends CyclePage {
  /** Paid, in the order in which they joined. */
  readonly members: readonly Member[];
  /** Joined and not paid yet. */
  readonly unpaid: readonly Member[];
  readonly mayCallOff: boolean;
}

/** One cycle for its leader: who joined, who collects what. Collection codes are the buyers' own, and not among it. */
export async function cycleAtDesk(
  call: Call,
  { cycleId }: { readonly cycleId: string },
): Promise<Outcome<CycleAtDesk, GroupbuyingRefusal>> {
  const cycle = isId(cycleId) ? await cycleById(call, cycleId) : undefined;
  if (!cycle) return refuse('groupbuying.unknown');
  const mine = leads(call.actor, cycle) || overCounty(call.actor);
  if (!may(call.actor, rights['see-series']) || !mine) return refuse('groupbuying.not-allowed');
  const page = await cyclePage(call, { cycleId });
  if (!page.ok) return page;
  const orders = await ordersOfCycle(call, cycleId);
  return ok({
    ...page.value,
    members: membersOf(orders.filter(({ status }) => status !== 'reserved')),
    unpaid: membersOf(orders.filter(({ status }) => status === 'reserved')),
    mayCallOff: cycle.status === 'open' && may(call.actor, rights['call-off']),
  });
}

function membersOf(orders: readonly OrderOfCycle[]): Member[] {
  return [...Map.groupBy(orders, ({ buyerPhone }) => buyerPhone)].map(([phone, own]) => ({
    name: own[0]?.buyerName ?? '',
    phoneTail: phone.slice(-4),
    orders: own,
  }));
}
