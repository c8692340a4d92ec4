import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** Somebody who waits for what others leave unpaid. */
export interface Waiting {
  readonly id: string;
  readonly offerId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
  readonly nodeId: string;
  /** Thousandths of the offer's sold unit. */
  readonly milli: number;
  readonly agreedFen: Fen;
  readonly agreedDay: Day;
  readonly status: 'waiting' | 'served' | 'passed' | 'left';
  readonly reason: string | null;
  readonly askedAt: Date;
}

interface Row extends Omit<Waiting, 'milli'> {
  readonly quantity: string;
}

const columns =
  sql.raw(`id, offer_id, person_id, name, phone, lang, node_id, quantity, agreed_fen, agreed_day, status, reason,
  asked_at`);

function waitingOf({ quantity, ...row }: Row): Waiting {
  return { ...row, milli: milli(quantity) };
}

/** Puts somebody at the end of the line; the same id again changes nothing. False: this phone stands in it already, by another id. */
export async function insertWaiting(
  call: Call,
  { milli: quantity, ...waiting }: Omit<Waiting, 'status' | 'reason' | 'askedAt'>,
): Promise<boolean> {
  await call.tx
    .insertInto('ordering.waiting')
    .values({
      countyId: call.county,
      ...waiting,
      quantity: decimal(quantity),
      status: 'waiting',
      askedAt: call.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await waitingById(call, waiting.id)) !== undefined;
}

export async function waitingById(call: Call, id: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ordering.waiting where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows.map(waitingOf)[0];
}

/** So many wait for so much of an offer, in thousandths of its sold unit. */
export interface WaitedFor {
  readonly offerId: string;
  readonly milli: number;
  readonly people: number;
}

/** Who waits for these offers, by how much they want. */
export async function waitedFor(call: Call, offerIds: readonly string[]): Promise<WaitedFor[]> {
  const { rows } = await sql<{ offerId: string; quantity: string; people: number }>`
    select offer_id, quantity, count(*) as people from ordering.waiting
    where county_id = ${call.county} and status = 'waiting' and offer_id = ${among([...new Set(offerIds)])}
    group by offer_id, quantity`.execute(call.tx);
  return rows.map(({ quantity, ...row }) => ({ ...row, milli: milli(quantity) }));
}

/** How many stand before somebody, and for how much of the offer others have not paid yet, in thousandths. */
export async function standingOf(
  call: Call,
  { id, offerId }: Waiting,
): Promise<{ readonly before: number; readonly unpaid: number }> {
  const { rows } = await sql<{ before: number; unpaid: string }>`
    select
      (select count(*) from ordering.waiting w join ordering.waiting me on me.county_id = w.county_id and me.id = ${id}
       where w.county_id = ${call.county} and w.offer_id = ${offerId} and w.status = 'waiting' and w.place < me.place) as before,
      (select coalesce(sum(l.quantity), 0) from ordering.unpaid u
       join ordering.order_line l on l.county_id = u.county_id and l.order_id = u.order_id and l.offer_id = ${offerId}
       where u.county_id = ${call.county}) as unpaid`.execute(call.tx);
  const [row] = rows;
  return { before: row?.before ?? 0, unpaid: milli(row?.unpaid ?? '0') };
}

/** The offers somebody waits for. */
export async function offersWaitedFor(call: Call): Promise<string[]> {
  const { rows } = await sql<{ offerId: string }>`
    select distinct offer_id from ordering.waiting where county_id = ${call.county} and status = 'waiting'
    order by offer_id`.execute(call.tx);
  return rows.map(({ offerId }) => offerId);
}

/** The next in an offer's line behind `place` who wants less than `below`, locked; undefined when there is none. */
export async function lockNext(
  call: Call,
  offerId: string,
  { place, below }: { readonly place: number; readonly below: number },
): Promise<(Waiting & { readonly place: number }) | undefined> {
  const { rows } = await sql<Row & { place: number }>`
    select ${columns}, place from ordering.waiting
    where county_id = ${call.county} and offer_id = ${offerId} and status = 'waiting' and place > ${place}
      and quantity < ${decimal(below)}::numeric
    order by place limit 1 for update`.execute(call.tx);
  const [row] = rows;
  return row && { ...waitingOf(row), place: row.place };
}

/** Ends the waiting of those whose day of arrival is no longer ahead, and answers whose. */
export async function endOutdated(call: Call, today: Day): Promise<Waiting[]> {
  const { rows } = await sql<Row>`
    update ordering.waiting set status = 'passed', reason = 'ordering.day-changed', ended_at = ${call.now}
    where county_id = ${call.county} and status = 'waiting' and agreed_day <= ${today}
    returning ${columns}`.execute(call.tx);
  return rows.map(waitingOf);
}

export async function endWaiting(
  call: Call,
  id: string,
  status: Exclude<Waiting['status'], 'waiting'>,
  reason: string | null = null,
): Promise<void> {
  await sql`
    update ordering.waiting set status = ${status}, reason = ${reason}, ended_at = ${call.now}
    where county_id = ${call.county} and id = ${id} and status = 'waiting'`.execute(call.tx);
}
