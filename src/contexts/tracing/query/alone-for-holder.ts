import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { holderOf } from '../custodial-issuer.ts';

/** How many named queries, and how many subscriptions, an organisation keeps. */
export const MOST_KEPT = 100;

/** Until the transaction ends, nobody else keeps anything for whoever is acting: what is counted stays as counted. */
export async function aloneForHolder(call: Call): Promise<void> {
  const name = `keep ${call.county} ${holderOf(call)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(call.tx);
}
