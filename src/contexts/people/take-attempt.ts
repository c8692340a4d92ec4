import { platform } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { type Attempt, fullSince, insertAttempt, queueAttempt } from './attempts.ts';
import type { Entrance } from './entrance.ts';
import { secondsToWait } from './kernel/limits.ts';
import { refuse } from './refusals.ts';

/**
 * Counts one more attempt before it is made, or refuses when there were too many. In a transaction of its own: what is
 * refused afterwards (a wrong code) must still have been counted.
 */
export async function takeAttempt(entrance: Entrance, tried: Omit<Attempt, 'address'>) {
  const { db, county, now, address, identity } = entrance;
  const attempt = { ...tried, address };
  return transact(db, { county, now, actor: platform }, async (call) => {
    await queueAttempt(call, attempt);
    let seconds = 0;
    for (const limit of identity.limits[attempt.kind])
      seconds = Math.max(seconds, secondsToWait(limit, await fullSince(call, attempt, limit), now));
    if (seconds > 0) return refuse('people.too-many-attempts', { seconds });
    await insertAttempt(call, attempt);
    return ok();
  });
}
