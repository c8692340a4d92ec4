import type { Db } from '#shared/database.ts';
import { markSent, markTried, type Notice, waitingNotices } from './notices.ts';

/** Hands one message to whoever carries it to the phone; throws when it was not taken over. */
export type SendNotice = (notice: Notice, now: Date) => Promise<void>;

const AT_ONCE = 200;
const MOST_TRIES = 10;

/**
 * Sends what waits, one after the other, oldest first. A message is marked only once it was taken over: killed in between, it
 * may come twice, never not at all. After ten tries it is given up and shows as not sent.
 */
export async function sendNotices(
  { db, county, send }: { readonly db: Db; readonly county: string; readonly send: SendNotice },
  now: Date,
): Promise<void> {
  for (const { tries, ...notice } of await waitingNotices(db, county, AT_ONCE)) {
    try {
      await send(notice, now);
      await markSent(db, county, notice.id, now);
    } catch (error) {
      const reason = (error as Error).message;
      await markTried(db, county, notice.id, tries + 1 >= MOST_TRIES ? reason : null);
      console.error(`a notice was not sent: ${reason}`);
    }
  }
}
