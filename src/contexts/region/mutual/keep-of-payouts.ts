import { sql } from 'kysely';
import { keepForAdvance } from '#paying';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { keptOf } from '../kernel/credit/ceiling.ts';
import { addRepaid, lockPaid } from './advances.ts';
import { PAYOUT_DAYS } from './what-waits.ts';

/**
 * Keeps of each household’s payouts what repays its advances, the oldest first, booked in the same transaction. What may be kept by now follows
 * from the payouts and what was kept of them: run twice it keeps once.
 */
export async function keepOfPayouts(call: Call): Promise<void> {
  const byHousehold = Map.groupBy(await lockPaid(call), ({ householdId }) => householdId);
  for (const [householdId, advances] of byHousehold) {
    const since = new Date(Math.min(...advances.map(({ decidedAt }) => decidedAt?.getTime() ?? 0)));
    const { payouts, kept } = await payoutsSince(call, householdId, since);
    let left = keptOf(payouts, kept);
    const oldestFirst = advances.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
    for (const advance of oldestFirst) {
      const fen = Math.min(left, advance.fen - advance.repaidFen);
      if (fen <= 0) continue;
      left -= fen;
      await keepForAdvance(call, { id: newId(call.now), advanceId: advance.id, householdId, fen });
      await addRepaid(call, advance, fen);
    }
  }
}

/** What became due to a household since, a week after it was paid for, and what was kept of it. */
async function payoutsSince(
  call: Call,
  householdId: string,
  since: Date,
): Promise<{ readonly payouts: Fen; readonly kept: Fen }> {
  const week = PAYOUT_DAYS * 86_400_000;
  const { rows } = await sql<{ payouts: Fen; kept: Fen }>`
    select
      (select coalesce(-sum(amount_fen), 0)::bigint from paying.v_posting
        where county_id = ${call.county} and account = 'producer' and organisation_id = ${householdId}
          and at > ${new Date(since.getTime() - week)} and at <= ${new Date(call.now.getTime() - week)}) as payouts,
      (select coalesce(-sum(fen), 0)::bigint from paying.v_advance_posting
        where county_id = ${call.county} and kind = 'advance-back' and organisation_id = ${householdId} and at >= ${since}) as kept`.execute(
    call.tx,
  );
  return rows[0] ?? { payouts: 0, kept: 0 };
}
