import { reactions } from '../../src/contexts/reactions.ts';
import { type Actor, type Call, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { drain } from '../../src/shared/worker.ts';
import type { TestDatabase } from './database.ts';

/** A Monday morning in the season of most fruit: 2026-06-01 08:00 in China. Tests that need another moment say so. */
export const MORNING = new Date('2026-06-01T00:00:00Z');
export const COUNTY = 'test';

export interface Circumstances {
  readonly county?: string;
  readonly now?: Date;
  readonly actor?: Actor;
}

/**
 * Runs verbs as a caller would: in one transaction that commits when `run` answers, at a moment of the test's choosing,
 * as `actor` (the platform itself unless told).
 */
export function asCall<T>(db: Db, given: Circumstances, run: (call: Call) => Promise<T>): Promise<T> {
  const { county = COUNTY, now = MORNING, actor = platform } = given;
  return db.transaction().execute((tx) => run({ tx, county, now, actor }));
}

/** Lets every announced fact be heard, and the facts that causes, until nothing is due. Throws what a reaction threw. */
export function settle({ db, pool }: TestDatabase, now: Date = MORNING): Promise<void> {
  return drain({ db, pool, reactions, now: () => now });
}
