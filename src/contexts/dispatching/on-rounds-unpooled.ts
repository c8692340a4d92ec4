import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { acceptPlan } from './accept-plan.ts';
import { plansUnder, standAgain } from './plans.ts';

/**
 * A pooled day was taken back: what each carrier had accepted before holds again, without what was cancelled since. Where the carrier has
 * accepted another plan meanwhile, that one holds; what can be driven no more stays a plan to look at and accept.
 */
export async function onRoundsUnpooled(
  call: Call,
  { day, at }: { readonly day: Day; readonly at: string },
): Promise<void> {
  for (const id of await plansUnder(call, day, new Date(at))) {
    await standAgain(call, id);
    await sql`savepoint accepting`.execute(call.tx);
    const accepted = await acceptPlan(call, id);
    if (!accepted.ok) await sql`rollback to savepoint accepting`.execute(call.tx);
    await sql`release savepoint accepting`.execute(call.tx);
  }
}
