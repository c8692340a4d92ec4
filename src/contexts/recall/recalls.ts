import { sql } from 'kysely';
import type { LineFromLot } from '#ordering';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli, type Quantity, type Unit } from '#shared/quantity.ts';
import type { Found } from './kernel/found.ts';
import { type Trouble, trouble } from './trouble.ts';

export interface Recall {
  readonly id: string;
  readonly number: string;
  readonly trouble: Trouble;
  readonly back: boolean;
  readonly reason: string;
  readonly advice: string;
  readonly startedAt: Date;
  readonly startedByName: string;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly outcome: string | null;
}

/** What a recall found of one line: how much of which lot, and where it was then. */
export interface RecalledLine {
  readonly orderId: string;
  readonly position: number;
  readonly lotId: string;
  readonly quantity: Quantity;
  readonly found: Found;
  readonly noticeId: string | null;
}

const columns = sql.raw(`id, number, trouble, back, reason, advice, started_at, started_by_name, closed_at,
  closed_by_name, outcome`);

interface Row extends Omit<Recall, 'trouble'> {
  readonly trouble: unknown;
}

function recallOf(row: Row): Recall {
  return { ...row, trouble: trouble.parse(row.trouble) };
}

export async function recallById(call: Call, id: string): Promise<Recall | undefined> {
  const { rows } = await sql<Row>`select ${columns} from recall.recall
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows[0] && recallOf(rows[0]);
}

export async function recallByNumber(call: Call, number: string): Promise<Recall | undefined> {
  const { rows } = await sql<Row>`select ${columns} from recall.recall
    where county_id = ${call.county} and number = ${number}`.execute(call.tx);
  return rows[0] && recallOf(rows[0]);
}

/** Recalls newest first; those that touch an organisation's lots when one is given. */
export async function recallsOf(
  call: Call,
  wanted: { readonly organisationId?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ readonly recalls: Recall[]; readonly count: number }> {
  const { organisationId, limit, offset } = wanted;
  const own =
    organisationId === undefined
      ? sql``
      : sql`and exists (select 1 from recall.recall_lot rl join origin.v_lot l on l.county_id = rl.county_id and l.id = rl.lot_id
          where rl.county_id = r.county_id and rl.recall_id = r.id
            and (l.seller_id = ${organisationId} or l.producer_id = ${organisationId}))`;
  const { rows } = await sql<Row & { count: number }>`
    select ${columns}, count(*) over () as count from recall.recall r
    where county_id = ${call.county} ${own}
    order by started_at desc, number desc limit ${limit} offset ${offset}`.execute(call.tx);
  return { recalls: rows.map(({ count: _, ...row }) => recallOf(row)), count: rows[0]?.count ?? 0 };
}

/** Two recalls started at once get two numbers, and one sent twice is found by its second copy. */
export async function lockNumbers(call: Call): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`recall ${call.county}`}))`.execute(call.tx);
}

/** The next number that begins so; under `lockNumbers`. */
export async function nextNumber(call: Call, prefix: string): Promise<string> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from recall.recall
    where county_id = ${call.county} and number like ${`${prefix}%`}`.execute(call.tx);
  return `${prefix}${(rows[0]?.count ?? 0) + 1}`;
}

export async function insertRecall(
  call: Call,
  recall: Pick<Recall, 'id' | 'number' | 'trouble' | 'back' | 'reason' | 'advice'>,
  lotIds: readonly string[],
  lines: readonly (LineFromLot & Pick<RecalledLine, 'found' | 'noticeId'>)[],
): Promise<void> {
  const { id, trouble: from, ...said } = recall;
  const key = { countyId: call.county };
  await call.tx
    .insertInto('recall.recall')
    .values({
      ...key,
      ...said,
      id,
      trouble: JSON.stringify(from),
      startedAt: call.now,
      startedById: call.actor.personId ?? null,
      startedByName: call.actor.name,
    })
    .execute();
  await sql`insert into recall.recall_lot (county_id, recall_id, lot_id)
    select ${call.county}, ${id}, unnest(${lotIds}::uuid[])`.execute(call.tx);
  if (lines.length === 0) return;
  await call.tx
    .insertInto('recall.recallLine')
    .values(
      lines.map(({ orderId, position, lotId, quantity, found, noticeId }) => ({
        ...key,
        recallId: id,
        orderId,
        position,
        lotId,
        quantity: decimal(quantity.milli),
        unit: quantity.unit,
        found,
        noticeId,
      })),
    )
    .execute();
}

export async function lotIdsOf(call: Call, recallId: string): Promise<string[]> {
  const { rows } = await sql<{ lotId: string }>`select lot_id from recall.recall_lot
    where county_id = ${call.county} and recall_id = ${recallId} order by lot_id`.execute(call.tx);
  return rows.map((row) => row.lotId);
}

export async function linesOfRecall(call: Call, recallId: string): Promise<RecalledLine[]> {
  const { rows } = await sql<Omit<RecalledLine, 'quantity'> & { amount: string; unit: Unit }>`
    select order_id, position, lot_id, quantity as amount, unit, found, notice_id from recall.recall_line
    where county_id = ${call.county} and recall_id = ${recallId}
    order by order_id, position, lot_id`.execute(call.tx);
  return rows.map(({ amount, unit, ...row }) => ({ ...row, quantity: { milli: milli(amount), unit } }));
}

/** Writes down how it ended; false when that was written already. */
export async function saveOutcome(call: Call, id: string, outcome: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`update recall.recall
    set closed_at = ${call.now}, closed_by_name = ${call.actor.name}, outcome = ${outcome}
    where county_id = ${call.county} and id = ${id} and closed_at is null`.execute(call.tx);
  return numAffectedRows === 1n;
}

/** Which of these lots were ever called back, newest recall first. */
export async function recallsOfLots(
  call: Call,
  lotIds: readonly string[],
): Promise<
  (Pick<Recall, 'number' | 'reason' | 'advice' | 'startedAt' | 'closedAt'> & { readonly lotId: string })[]
> {
  const { rows } = await sql<
    Pick<Recall, 'number' | 'reason' | 'advice' | 'startedAt' | 'closedAt'> & { lotId: string }
  >`
    select lot_id, number, reason, advice, started_at, closed_at from recall.v_recalled_lot
    where county_id = ${call.county} and lot_id = ${among(lotIds)} order by started_at desc`.execute(call.tx);
  return rows;
}
