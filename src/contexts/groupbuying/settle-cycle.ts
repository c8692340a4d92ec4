import { confirmCycle, endCycle, lockOrdersOfCycle } from '#ordering';
import type { Call } from '#shared/call.ts';
import { type Cycle, changeCycle, lockCycle, saveKept } from './cycles.ts';
import { joinedOf, type OrderOfCycle } from './joined.ts';
import { type Decision, decide } from './kernel/decide.ts';
import { joinBefore, mayExtend } from './kernel/standing.ts';
import { tellMembers } from './tell-members.ts';

/**
 * Decides a cycle whose time is up: it comes about, is extended once, or fails and pays everything back; everyone is told. Waits while
 * somebody who joined in time is still paying. Done twice it changes nothing.
 */
export async function settleCycle(call: Call, cycleId: string): Promise<void> {
  const cycle = await lockCycle(call, cycleId);
  if (cycle?.status !== 'open' || call.now < joinBefore(cycle)) return;
  const orders = await lockOrdersOfCycle(call, cycleId);
  const decision = decide(cycle, joinedOf(orders));
  if (decision.missing.length > 0 && mayExtend(cycle, call.now))
    return extend(call, cycle, { orders, decision });
  if (orders.some(({ status }) => status === 'reserved')) return;
  await (decision.made ? confirm : fail)(call, cycle, { orders, decision });
}

interface Standing {
  readonly orders: readonly OrderOfCycle[];
  readonly decision: Decision;
}

async function extend(call: Call, cycle: Cycle, { orders, decision }: Standing): Promise<void> {
  await changeCycle(call, cycle.id, { extendedAt: call.now });
  await tellMembers(call, cycle, { orders, news: { kind: 'extended', missing: decision.missing } });
}

async function confirm(call: Call, cycle: Cycle, { orders, decision }: Standing): Promise<void> {
  const { members, goodsFen, kept, out } = decision;
  await changeCycle(call, cycle.id, { status: 'made', decidedAt: call.now, members, goodsFen });
  await saveKept(call, cycle.id, kept);
  await confirmCycle(call, { cycleId: cycle.id, orders, out });
  await tellMembers(call, cycle, { orders, news: { kind: 'made', out } });
}

async function fail(call: Call, cycle: Cycle, { orders, decision }: Standing): Promise<void> {
  const { members, goodsFen, missing } = decision;
  await changeCycle(call, cycle.id, { status: 'failed', decidedAt: call.now, members, goodsFen });
  await endCycle(call, { cycleId: cycle.id, words: '' });
  await tellMembers(call, cycle, { orders, news: { kind: 'failed', missing } });
}
