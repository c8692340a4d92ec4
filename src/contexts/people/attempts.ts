import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { AttemptKind, Limit } from './kernel/limits.ts';

export interface Attempt {
  readonly kind: AttemptKind;
  readonly phone: string;
  readonly address: string;
}

const A_DAY = 24 * 60 * 60_000;

/**
 * Makes attempts for one phone, then for one address, wait for each other until the transaction ends: without it, a
 * hundred tries sent at once would all count the same few before them.
 */
export async function queueAttempt(call: Call, { kind, phone, address }: Attempt): Promise<void> {
  for (const key of [`phone ${phone}`, `address ${address}`]) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${call.county} ${kind} ${key}`}, 0))`.execute(
      call.tx,
    );
  }
}

/** When the `most`-th newest attempt inside the limit's window was made; undefined when there were fewer. */
export async function fullSince(call: Call, attempt: Attempt, limit: Limit): Promise<Date | undefined> {
  const row = await call.tx
    .selectFrom('people.signInAttempt')
    .select('at')
    .where('countyId', '=', call.county)
    .where('kind', '=', attempt.kind)
    .where(limit.per, '=', attempt[limit.per])
    .where('at', '>', new Date(call.now.getTime() - limit.minutes * 60_000))
    .orderBy('at', 'desc')
    .offset(limit.most - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Counts one more, and forgets what no limit looks back to. */
export async function insertAttempt(call: Call, attempt: Attempt): Promise<void> {
  await call.tx
    .insertInto('people.signInAttempt')
    .values({ countyId: call.county, id: newId(call.now), at: call.now, ...attempt })
    .execute();
  await call.tx
    .deleteFrom('people.signInAttempt')
    .where('countyId', '=', call.county)
    .where('at', '<', new Date(call.now.getTime() - A_DAY))
    .execute();
}
