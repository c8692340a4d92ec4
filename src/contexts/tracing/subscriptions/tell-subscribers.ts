import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { seconds, sign } from '#shared/signature.ts';
import { snapshot, transact } from '#shared/transact.ts';
import { queryOfJson } from '../kernel/query/query-of-json.ts';
import { nextTime, timesOf } from '../kernel/query/schedule.ts';
import { unseal } from '../sealing.ts';
import { type FreshDocument, freshDocument } from './fresh-document.ts';
import { tokenOwner } from './subscribe.ts';
import { type DueSubscription, noteTold, takeDue } from './subscriptions.ts';

/** Sends a message to a subscriber; throws unless it was taken. */
export type Post = (
  dest: string,
  message: { readonly body: string; readonly headers: Record<string, string> },
) => Promise<void>;

interface Telling {
  readonly db: Db;
  readonly county: string;
  readonly post: Post;
  readonly clock: () => Date;
}

const TAKEN_MS = 60_000;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Tells every subscriber that is due, one message after the other, until none is. How far one was told is noted after it has taken the
 * message: killed in between, it gets that message once more, never not at all. Answers how many messages were taken.
 */
export async function tellSubscribers(telling: Telling): Promise<number> {
  let told = 0;
  for (let due = await take(telling); due; due = await take(telling)) told += await tell(telling, due);
  return told;
}

function take(telling: Telling): Promise<DueSubscription | undefined> {
  return within(telling, (call) => takeDue(call, new Date(call.now.getTime() + TAKEN_MS)));
}

async function tell(telling: Telling, due: DueSubscription): Promise<number> {
  let { nextIndex } = due;
  let told = 0;
  try {
    for (let more = true; more; ) {
      const fresh = await message(telling, due, nextIndex, told === 0);
      const body = fresh.document && JSON.stringify(fresh.document);
      if (body !== null) {
        await telling.post(due.dest, { body, headers: headersOf(telling, due, body) });
        told += 1;
      }
      ({ next: nextIndex, more } = fresh);
      const now = telling.clock();
      await within(telling, (call) =>
        noteTold(call, due.id, {
          nextIndex,
          failures: 0,
          dueAt: more ? now : dueNext(due, now),
          ...(body === null ? {} : { lastNotifiedAt: now }),
          ...(more ? { takenUntil: new Date(now.getTime() + TAKEN_MS) } : {}),
        }),
      );
    }
  } catch (error) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(due.failures, 20));
    const dueAt = new Date(telling.clock().getTime() + wait);
    await within(telling, (call) => noteTold(call, due.id, { nextIndex, dueAt, failures: due.failures + 1 }));
    console.error(`subscription ${due.id}: ${(error as Error).message}`);
  }
  return told;
}

function dueNext({ schedule }: DueSubscription, now: Date): Date {
  const times = schedule && timesOf(schedule);
  // One whose last time has come is looked at no more.
  return times ? (nextTime(times, now) ?? new Date('9999-12-31T00:00:00Z')) : now;
}

/** What is to be said next, or that there is nothing to say. */
function message(
  telling: Telling,
  due: DueSubscription,
  from: number,
  first: boolean,
): Promise<FreshDocument> {
  const query = queryOfJson(due.query);
  if (!query.ok) throw new Error(`its query is none: ${query.refusal.code}`);
  const { id, queryName, epcForm, schedule, reportIfEmpty, initialRecordTime } = due;
  const evenEmpty = first && schedule !== null && reportIfEmpty;
  const caller = { county: telling.county, now: telling.clock(), actor: platform };
  return snapshot(telling.db, caller, (call) =>
    freshDocument(
      call,
      { query: query.value, queryName, subscriptionID: id, epcForm, evenEmpty },
      { from, since: initialRecordTime },
    ),
  );
}

/** `GS1-Signature: t=<Unix seconds>,v1=<hex>`: HMAC-SHA-256 of `t + "\n" + body` under the subscriber's token (`shared/signature.ts`). */
function headersOf({ county, clock }: Telling, { holder, id, token }: DueSubscription, body: string) {
  const at = seconds(clock());
  const key = token && Buffer.from(unseal(token, tokenOwner(county, holder, id))).toString('utf8');
  return {
    'content-type': 'application/ld+json',
    'GS1-EPCIS-Version': '2.0.0',
    'GS1-CBV-Version': '2.0.0',
    ...(key ? { 'GS1-Signature': `t=${at},v1=${sign(key, at, body)}` } : {}),
  };
}

function within<Answer>(
  { db, county, clock }: Telling,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  return transact(db, { county, now: clock(), actor: platform }, run);
}
