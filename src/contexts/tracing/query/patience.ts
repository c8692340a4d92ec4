import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

// Longer queries hold a connection, and a narrower one would find what is wanted at once.
const PATIENCE_MS = 5000;

/** Lets PostgreSQL end the call's statements, with 57014 (`isTooSlow`), when one takes longer than anybody should wait. */
export async function beImpatient(call: Call): Promise<void> {
  await sql`set local statement_timeout = ${sql.raw(String(PATIENCE_MS))}`.execute(call.tx);
}

/** Whether PostgreSQL ended a query because it took too long. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
