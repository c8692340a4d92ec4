import { sql } from 'kysely';
import { pooledSince } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { acceptPlan } from './accept-plan.ts';
import { planUnder, standAgain } from './plans.ts';

/**
 * A pooled day was taken back: what each carrier had accepted before holds again, without what was cancelled since. Where the carrier has
 * accepted another plan meanwhile, that one holds; where the day is pooled anew, none; what can be driven no more stays a plan to look at
 * and accept.
 */
export async function onRoundsUnpooled(
  call: Call,
  { day, carrierIds, at }: { readonly day: Day; readonly carrierIds: readonly string[]; readonly at: string },
): Promise<void> {
  for (const carrierId of carrierIds) {
    if (await pooledSince(call, { carrierId, day })) continue;
    const id = await planUnder(call, { carrierId, day }, new Date(at));
    if (!id) continue;
    await standAgain(call, id);
    await sql`savepoint accepting`.execute(call.tx);
    const accepted = await acceptPlan(call, id);
    if (!accepted.ok) await sql`rollback to savepoint accepting`.execute(call.tx);
    await sql`release savepoint accepting`.execute(call.tx);
  }
}
