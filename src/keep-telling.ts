import { setTimeout as pause } from 'node:timers/promises';
import { postOutside, tellSubscribers } from '#tracing';
import type { Db } from './shared/database.ts';
import { beforeEnding } from './shared/ending.ts';

// One look costs a query; an event waits at most this long beyond its place in the log.
const AGAIN_MS = 1000;
// So many subscribers may be slow without holding up the others.
const AT_ONCE = 4;

/** Tells subscribers of fresh events, in the background, until the process ends. */
export function keepTelling(given: {
  readonly db: Db;
  readonly county: string;
  readonly allowPrivate: boolean;
}): void {
  const { db, county, allowPrivate } = given;
  const stopping = new AbortController();
  const lane = async () => {
    while (!stopping.signal.aborted) {
      await tellSubscribers({
        db,
        county,
        clock: () => new Date(),
        post: (dest, message) => postOutside(dest, { ...message, allowPrivate }),
      }).catch((error) => console.error(`subscriptions of ${county}: ${error.message}`));
      await pause(AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };
  const going = Promise.all(Array.from({ length: AT_ONCE }, lane));
  beforeEnding(async () => {
    stopping.abort();
    await going;
  });
}
