import { payAdvance } from '#paying';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { yuan } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { mostAgainst, POOL_CAPS } from '../kernel/credit/ceiling.ts';
import { type Exposure, overCaps } from '../kernel/credit/concentration.ts';
import { rights } from '../rights.ts';
import { type Advance, lockAsked, lockPaid, markDecided } from './advances.ts';
import { refuseMutual } from './mutual-refusals.ts';
import { poolOf } from './pool.ts';
import { stillWaiting } from './what-waits.ts';

/** Pays an advance, booked in the same transaction, or refuses it with the reason the household reads. */
export async function decideAdvance(
  call: Call,
  { id, pay, reason }: { readonly id: string; readonly pay: boolean; readonly reason: string },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-advances'])) return refuseMutual('region.credit-not-allowed');
  if (!pay && reason.trim() === '') return refuseMutual('region.refused-without-reason');
  // All that is out first, in order: two decisions at once see each other’s part of the pool.
  await call.tx
    .selectFrom('region.creditPool')
    .select('countyId')
    .where('countyId', '=', call.county)
    .forUpdate()
    .execute();
  const paid = await lockPaid(call);
  const advance = await lockAsked(call, id);
  if (!advance) return refuseMutual('region.no-advance');
  if (!pay) {
    await markDecided(call, id, { status: 'refused', reason: reason.trim() });
    await recordHelpedAct(call, 'decide-advances', advance.againstNumber);
    return ok();
  }
  const pool = await poolOf(call);
  if (!pool) return refuseMutual('region.no-pool');
  const waits = await stillWaiting(call, advance);
  if (!waits || advance.fen > mostAgainst(waits.fen)) return refuseMutual('region.advance-outlived');
  const left = pool.limitFen - paid.reduce((sum, { fen, repaidFen }) => sum + fen - repaidFen, 0);
  if (advance.fen > left) return refuseMutual('region.pool-too-small', { left: yuan(Math.max(0, left)) });
  const [over] = overPool([...paid, advance], pool.limitFen);
  if (over)
    return refuseMutual('region.pool-too-concentrated', { kind: over.kind, cap: Math.round(100 * over.cap) });
  const { householdId, fen } = advance;
  await markDecided(call, id, { status: 'paid', reason: reason.trim() });
  await payAdvance(call, { id, advanceId: id, householdId, lenderId: pool.lenderId, fen });
  await recordHelpedAct(call, 'decide-advances', advance.againstNumber);
  return ok();
}

/** What hangs too much on one thing, against the whole pool: what is not lent hangs on nothing. */
export function overPool(advances: readonly Advance[], limitFen: number) {
  const exposures = exposuresOf(advances);
  const out = exposures.reduce((sum, { fen }) => sum + fen, 0);
  return overCaps([...exposures, { fen: Math.max(0, limitFen - out), hangsOn: {} }], POOL_CAPS);
}

export function exposuresOf(advances: readonly Advance[]): readonly Exposure[] {
  return advances.map(({ fen, repaidFen, householdId, townshipCode, crop }) => ({
    fen: fen - repaidFen,
    hangsOn: { household: householdId, township: townshipCode, ...(crop && { crop }) },
  }));
}
