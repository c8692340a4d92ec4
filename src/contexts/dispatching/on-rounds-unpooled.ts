import { sql } from 'kysely';
import { pooledSince, roundsOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { acceptPlan } from './accept-plan.ts';
import { carriersHolding, carriersUnder, planUnder, standAgain } from './plans.ts';

/**
 * A pooled day was taken back: what each carrier had accepted before holds again, without what was cancelled since. Where the carrier has
 * accepted another plan meanwhile, that one holds; where the day is pooled anew, none; what can be driven no more stays a plan to look at
 * and accept. Not every carrier need be told of: one announced before carriers were, or of a day pooled before they were kept, is known by
 * whose plans gave way to it. Where the pooling was not heard either before an upgrade, none is written to have given way: such a plan
 * was accepted before, still holds by what is written of it, and none of its carrier's vehicles drives.
 */
export async function onRoundsUnpooled(
  call: Call,
  {
    day,
    carrierIds: told = [],
    at,
  }: { readonly day: Day; readonly carrierIds?: readonly string[]; readonly at: string },
): Promise<void> {
  const pooledAt = new Date(at);
  const gaveWay = [
    ...(await carriersUnder(call, day, pooledAt)),
    ...(await leftWithoutRounds(call, day, pooledAt)),
  ];
  const carrierIds = new Set([...told, ...gaveWay]);
  for (const carrierId of [...carrierIds].toSorted()) {
    if (await pooledSince(call, { carrierId, day })) continue;
    const id = await planUnder(call, { carrierId, day }, pooledAt);
    if (!id) continue;
    await standAgain(call, id);
    await sql`savepoint accepting`.execute(call.tx);
    const accepted = await acceptPlan(call, id);
    if (!accepted.ok) await sql`rollback to savepoint accepting`.execute(call.tx);
    await sql`release savepoint accepting`.execute(call.tx);
  }
}

async function leftWithoutRounds(call: Call, day: Day, pooledAt: Date): Promise<string[]> {
  const rounds = must(await roundsOf(call, { from: day, until: day }));
  const driving = new Set(rounds.filter(({ vehicleId }) => vehicleId).map(({ carrierId }) => carrierId));
  return (await carriersHolding(call, day, pooledAt)).filter((carrierId) => !driving.has(carrierId));
}
