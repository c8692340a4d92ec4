import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

const MANY = 1_000;

/**
 * Counts a table anew after many rows were added to it. A foreign key that was first checked while the table was empty goes on
 * reading all of it for every row until then: ten thousand memberships of a new county took ten times as long.
 */
export async function recount(
  call: Call,
  table: 'people.person' | 'people.organisation',
  added: number,
): Promise<void> {
  if (added >= MANY) await sql`analyze ${sql.table(table)}`.execute(call.tx);
}
