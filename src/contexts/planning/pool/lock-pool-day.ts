import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** Lets one caller at a time change what a day's pool is made of, until the transaction ends. */
export async function lockPoolDay(call: Call, day: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('planning.pool_day'), hashtext(${`${call.county} ${day}`}))`.execute(
    call.tx,
  );
}
