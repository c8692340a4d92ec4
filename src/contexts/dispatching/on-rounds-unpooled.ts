import { sql } from 'kysely';
import { pooledSince } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { acceptPlan } from './accept-plan.ts';
import { carriersUnder, planUnder, standAgain } from './plans.ts';

/**
 * A pooled day was taken back: what each carrier had accepted before holds again, without what was cancelled since. Where the carrier has
 * accepted another plan meanwhile, that one holds; where the day is pooled anew, none; what can be driven no more stays a plan to look at
 * and accept. Not every carrier need be told of: one announced before carriers were, or of a day pooled before they were kept, is known by
 * whose plans gave way to it.
 */
export async function onRoundsUnpooled(
  call: Call,
  {
    day,
    carrierIds: told = [],
    at,
  }: { readonly day: Day; readonly carrierIds?: readonly string[]; readonly at: string },
): Promise<void> {
  const carrierIds = new Set([...told, ...(await carriersUnder(call, day, new Date(at)))]);
  for (const carrierId of [...carrierIds].toSorted()) {
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
