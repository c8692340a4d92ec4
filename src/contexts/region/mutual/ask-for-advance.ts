import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { addDays } from '#shared/instant.ts';
import { type Fen, yuan } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { ceilingOf, mostAgainst } from '../kernel/credit/ceiling.ts';
import { scoreOf } from '../kernel/credit/scorecard.ts';
import { rights } from '../rights.ts';
import { type Advance, advancesOf, askOneByOne, insertAdvance } from './advances.ts';
import { creditRecord } from './credit-record.ts';
import { householdById } from './households.ts';
import { refuseMutual } from './mutual-refusals.ts';
import { poolOf } from './pool.ts';
import { type Waiting, waitingFor } from './what-waits.ts';

/** Days after the money comes in before an advance is late. */
const GRACE_DAYS = 30;

/** What a household may have against one thing, by its points and by what is out. */
export function mostFor(waiting: Waiting, points: number, advances: readonly Advance[]): Fen {
  const out = advances
    .filter(({ status }) => status === 'asked' || status === 'paid')
    .reduce((sum, { fen, repaidFen }) => sum + fen - repaidFen, 0);
  return Math.max(0, Math.min(mostAgainst(waiting.fen), ceilingOf(points) - out));
}

/** Asks for money ahead of a paid order or an adoption contract of one’s own household. Asked twice it is one. */
export async function askForAdvance(
  call: Call,
  { id, againstId, fen }: { readonly id: string; readonly againstId: string; readonly fen: Fen },
): Promise<Outcome<undefined>> {
  const householdId = call.actor.organisationId;
  if (!may(call.actor, rights['own-credit']) || householdId === undefined)
    return refuseMutual('region.credit-not-allowed');
  const household = await householdById(call, householdId);
  if (!household) return refuseMutual('region.no-household');
  if (!(await poolOf(call))) return refuseMutual('region.no-pool');
  await askOneByOne(call, householdId);
  const before = await advancesOf(call, householdId);
  if (before.some((advance) => advance.id === id)) return ok();
  const waiting = (await waitingFor(call, householdId)).find((each) => each.id === againstId);
  if (!waiting) return refuseMutual('region.nothing-to-advance');
  const { points } = scoreOf(await creditRecord(call, householdId));
  const most = mostFor(waiting, points, before);
  if (!Number.isSafeInteger(fen) || fen <= 0 || fen > most) {
    const asked = Number.isSafeInteger(fen) ? yuan(fen) : '–';
    return refuseMutual('region.advance-too-large', { asked, most: yuan(most) });
  }
  const { against, number, crop, due } = waiting;
  await insertAdvance(call, {
    ...{ id, householdId, fen, against, againstId, crop, points },
    againstNumber: number,
    basisFen: waiting.fen,
    townshipCode: household.townshipCode,
    dueDay: addDays(due, GRACE_DAYS),
  });
  await recordHelpedAct(call, 'ask-for-advance', yuan(fen));
  return ok();
}
