import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import type { PhoneMessage } from './sms-provider.ts';

/** A message to a phone. Its id is made by whoever writes it, so that writing it twice sends it once. */
export interface Notice extends PhoneMessage {
  readonly id: string;
}

/** How a message fares: waiting, taken over by the provider, or given up. */
export interface NoticeState {
  readonly id: string;
  readonly sentAt: Date | null;
  readonly failed: string | null;
}

/** Writes messages in the caller's transaction: they are sent if and only if it commits. */
export async function writeNotices(call: Call, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await call.tx
    .insertInto('people.notice')
    .values(
      notices.map(({ parameters, ...notice }) => ({
        ...notice,
        countyId: call.county,
        parameters: JSON.stringify(parameters),
        writtenAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function noticeStates(call: Call, ids: readonly string[]): Promise<NoticeState[]> {
  const { rows } = await sql<NoticeState>`
    select id, sent_at, failed from people.notice
    where county_id = ${call.county} and id = any(${ids}::uuid[])`.execute(call.tx);
  return rows;
}

/** The messages that wait, oldest first. */
export async function waitingNotices(
  db: Db,
  county: string,
  most: number,
): Promise<(Notice & { readonly tries: number })[]> {
  const { rows } = await sql<Notice & { tries: number }>`
    select id, phone, template, parameters, text, tries from people.notice
    where county_id = ${county} and sent_at is null and failed is null
    order by written_at, id limit ${most}`.execute(db);
  return rows;
}

export async function markSent(db: Db, county: string, id: string, now: Date): Promise<void> {
  await sql`update people.notice set sent_at = ${now}, tries = tries + 1 where county_id = ${county} and id = ${id}`.execute(
    db,
  );
}

/** A try failed; `giveUp` keeps the reason and tries no more. */
export async function markTried(db: Db, county: string, id: string, giveUp: string | null): Promise<void> {
  await sql`update people.notice set tries = tries + 1, failed = ${giveUp} where county_id = ${county} and id = ${id}`.execute(
    db,
  );
}
