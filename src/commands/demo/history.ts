import { type Actor, type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { type Day, instantAt } from '#shared/instant.ts';
import { county } from './places.ts';

/** Makes calls of the past: verbs take their moment from the call, so what they write is dated then. */
export type InPast = (day: Day, time: string, actor?: Actor) => Call;

/**
 * Runs a stretch of the demo's history in one transaction: thousands of steps would otherwise each wait for the disk.
 * What is not whole is not there: a load cut off half-way starts again from nothing.
 */
export function inHistory<T>(db: Db, run: (at: InPast) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .execute((tx) =>
      run((day, time, actor = platform) => ({ tx, county: county.code, now: instantAt(day, time), actor })),
    );
}
