import { sql } from 'kysely';
import { type Actor, type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { type Day, instantAt } from '#shared/instant.ts';
import { county } from './places.ts';
import { learn, quadrupled } from './statistics.ts';

const STRETCH = 500;

/** Makes calls of the past: verbs take their moment from the call, so what they write is dated then. */
export type InPast = (day: Day, time: string, actor?: Actor) => Call;

/**
 * Runs a stretch of the demo's history in one transaction: thousands of steps would otherwise each wait for the disk, and the
 * stretch itself does not. What is not whole is not there: a load cut off half-way starts again from nothing.
 */
export function inHistory<T>(db: Db, run: (at: InPast) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    return run((day, time, actor = platform) => ({
      tx,
      county: county.code,
      now: instantAt(day, time),
      actor,
    }));
  });
}

/** Runs one step for each of these, in order, in stretches of one transaction each. `tell` hears how many are done. */
export async function inStretches<T>(
  db: Db,
  { all, tell }: { readonly all: readonly T[]; readonly tell: (done: string) => void },
  step: (at: InPast, one: T) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += STRETCH) {
    await inHistory(db, async (at) => {
      for (const one of all.slice(from, from + STRETCH)) await step(at, one);
    });
    if (from + STRETCH < all.length && quadrupled(from / STRETCH + 1)) await learn(db);
    tell(`${Math.min(from + STRETCH, all.length)} / ${all.length}`);
  }
}
