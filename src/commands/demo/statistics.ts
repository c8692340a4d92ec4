import { sql } from 'kysely';
import type { Db } from '#shared/database.ts';

/**
 * Counts the tables for PostgreSQL's planner, which also throws away the plans it kept: those made while a table was nearly
 * empty read all of it.
 */
export async function learn(db: Db): Promise<void> {
  await sql`analyze`.execute(db);
}

/** True at the 1st, 4th, 16th, 64th … of many steps: when to `learn` while tables grow. */
export function quadrupled(steps: number): boolean {
  return Number.isInteger(Math.log2(steps) / 2);
}
