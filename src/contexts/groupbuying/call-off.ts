import { endCycle, ordersOfCycle } from '#ordering';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeCycle, lockCycle } from './cycles.ts';
import { joinedOf } from './joined.ts';
import { decide } from './kernel/decide.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { leads, overCounty } from './scope.ts';
import { tellMembers } from './tell-members.ts';

const LONGEST = 200;

/** Calls an open cycle off, with words its members read: everything is paid back, and stock is free again. By its leader or an officer. */
export async function callOff(
  call: Call,
  input: { readonly cycleId: string; readonly words: string },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const cycle = await lockCycle(call, input.cycleId);
  if (!cycle) return refuse('groupbuying.unknown');
  const mine = leads(call.actor, cycle) || overCounty(call.actor);
  if (!may(call.actor, rights['call-off']) || !mine) return refuse('groupbuying.not-allowed');
  if (cycle.status !== 'open') return refuse('groupbuying.decided');
  const words = input.words.normalize('NFC').replace(/\s+/g, ' ').trim();
  const sound = words.isWellFormed() && !/\p{Cc}/u.test(words);
  if (words === '' || [...words].length > LONGEST || !sound) return refuse('groupbuying.reason-missing');
  const orders = await ordersOfCycle(call, cycle.id);
  const { members, goodsFen } = decide(cycle, joinedOf(orders));
  await changeCycle(call, cycle.id, { status: 'called-off', decidedAt: call.now, words, members, goodsFen });
  await endCycle(call, { cycleId: cycle.id, words });
  await tellMembers(call, cycle, { orders, news: { kind: 'called-off', words } });
  await recordHelpedAct(call, 'call-off-group-buy', cycle.titleZh);
  return ok();
}
