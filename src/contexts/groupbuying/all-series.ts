import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { ItemTerms, SeriesTerms } from './kernel/terms.ts';

export type SeriesStatus = 'on' | 'paused' | 'ended';

/** A group buy that a leader runs again and again. */
export interface Series extends SeriesTerms {
  readonly id: string;
  readonly leaderId: string;
  /** The organisation it has been offered to, which has not answered yet. */
  readonly offeredTo?: string;
  readonly status: SeriesStatus;
  readonly nextNumber: number;
  readonly demo: boolean;
}

interface Row {
  readonly id: string;
  readonly leaderId: string;
  readonly offeredTo: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly nodeId: string;
  readonly opens: string;
  readonly everyDays: number;
  readonly openHours: number;
  readonly extendHours: number;
  readonly leastMembers: number;
  readonly leastFen: number;
  readonly mostMembers: number | null;
  readonly status: SeriesStatus;
  readonly nextDay: Day | null;
  readonly lastDay: Day | null;
  readonly nextNumber: number;
  readonly demo: boolean;
}

const columns = sql.raw(`id, leader_id, offered_to, title_zh, title_en, note_zh, note_en, node_id,
  to_char(opens, 'HH24:MI') as opens, every_days, open_hours, extend_hours, least_members, least_fen, most_members,
  status, next_day, last_day, next_number, demo`);

export async function seriesById(call: Call, id: string): Promise<Series | undefined> {
  const { rows } = await sql<Row>`select ${columns} from groupbuying.series
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return (await withItems(call, rows))[0];
}

/** Locks a series until the transaction ends. */
export async function lockSeries(call: Call, id: string): Promise<Series | undefined> {
  const { rows } = await sql<Row>`select ${columns} from groupbuying.series
    where county_id = ${call.county} and id = ${id} for update`.execute(call.tx);
  return (await withItems(call, rows))[0];
}

/** What an organisation leads or has been offered, newest first; of the whole county when none is named. */
export async function seriesOf(call: Call, leaderId: string | undefined): Promise<Series[]> {
  const whose =
    leaderId === undefined ? sql`` : sql`and (leader_id = ${leaderId} or offered_to = ${leaderId})`;
  const { rows } = await sql<Row>`select ${columns} from groupbuying.series
    where county_id = ${call.county} ${whose} order by (status = 'ended'), created_at desc, id limit 200`.execute(
    call.tx,
  );
  return withItems(call, rows);
}

/** Series with a cycle to open, under lock; those another process is opening are passed over. */
export async function lockDueSeries(call: Call, today: Day, most: number): Promise<Series[]> {
  const { rows } = await sql<Row>`select ${columns} from groupbuying.series
    where county_id = ${call.county} and status = 'on' and next_day <= ${today}
    order by next_day, id limit ${most} for update skip locked`.execute(call.tx);
  return withItems(call, rows);
}

/** Writes a new series; a known id is left as it is and answered with false. */
export async function insertSeries(call: Call, series: Omit<Series, 'nextNumber'>): Promise<boolean> {
  const { items, id, leaderId, status, demo } = series;
  const { rows } = await sql<{ id: string }>`
    insert into groupbuying.series (county_id, id, leader_id, title_zh, title_en, note_zh, note_en, node_id, opens, every_days,
      open_hours, extend_hours, least_members, least_fen, most_members, status, next_day, last_day, demo, created_at, changed_at)
    values (${call.county}, ${id}, ${leaderId}, ${series.titleZh.trim()}, ${series.titleEn.trim()}, ${series.noteZh.trim()},
      ${series.noteEn.trim()}, ${series.nodeId}, ${series.opens}, ${series.everyDays}, ${series.openHours},
      ${series.extendHours}, ${series.leastMembers}, ${series.leastFen}, ${series.mostMembers ?? null}, ${status},
      ${series.nextDay ?? null}, ${series.lastDay ?? null}, ${demo}, ${call.now}, ${call.now})
    on conflict do nothing returning id`.execute(call.tx);
  if (rows.length === 0) return false;
  await insertItems(call, id, items);
  return true;
}

/** New terms from the next cycle on. */
export async function saveTerms(call: Call, id: string, terms: SeriesTerms): Promise<void> {
  await sql`update groupbuying.series set title_zh = ${terms.titleZh.trim()}, title_en = ${terms.titleEn.trim()},
      note_zh = ${terms.noteZh.trim()}, note_en = ${terms.noteEn.trim()}, node_id = ${terms.nodeId}, opens = ${terms.opens},
      every_days = ${terms.everyDays}, open_hours = ${terms.openHours}, extend_hours = ${terms.extendHours},
      least_members = ${terms.leastMembers}, least_fen = ${terms.leastFen}, most_members = ${terms.mostMembers ?? null},
      next_day = ${terms.nextDay ?? null}, last_day = ${terms.lastDay ?? null}, changed_at = ${call.now}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  await sql`delete from groupbuying.series_item where county_id = ${call.county} and series_id = ${id}`.execute(
    call.tx,
  );
  await insertItems(call, id, terms.items);
}

export interface SeriesChange {
  readonly status?: SeriesStatus;
  readonly leaderId?: string;
  readonly offeredTo?: string | null;
  readonly nextDay?: Day | null;
  readonly nextNumber?: number;
}

export async function changeSeries(call: Call, id: string, change: SeriesChange): Promise<void> {
  await call.tx
    .updateTable('groupbuying.series')
    .set({ ...change, changedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

async function insertItems(call: Call, seriesId: string, items: readonly ItemTerms[]): Promise<void> {
  await insertRows(
    call.tx,
    'groupbuying.seriesItem',
    items.map((item, place) => ({
      countyId: call.county,
      seriesId,
      position: place + 1,
      ...itemColumns(item),
    })),
  );
}

/** An item's terms as its columns. */
export function itemColumns({ offerId, caseMilli, least, most }: ItemTerms) {
  return {
    offerId,
    caseQuantity: caseMilli === undefined ? null : decimal(caseMilli),
    least,
    most: most ?? null,
  };
}

export interface ItemRow {
  readonly offerId: string;
  readonly caseQuantity: string | null;
  readonly least: number;
  readonly most: number | null;
}

export function itemOf({ offerId, caseQuantity, least, most }: ItemRow): ItemTerms {
  return {
    offerId,
    least,
    ...(caseQuantity === null ? {} : { caseMilli: milli(caseQuantity) }),
    ...(most === null ? {} : { most }),
  };
}

async function withItems(call: Call, rows: readonly Row[]): Promise<Series[]> {
  if (rows.length === 0) return [];
  const { rows: items } = await sql<ItemRow & { seriesId: string }>`
    select series_id, offer_id, case_quantity, least, most from groupbuying.series_item
    where county_id = ${call.county} and series_id = ${among(rows.map(({ id }) => id))}
    order by series_id, position`.execute(call.tx);
  const own = Map.groupBy(items, ({ seriesId }) => seriesId);
  return rows.map(({ offeredTo, mostMembers, nextDay, lastDay, leastFen, ...row }) => ({
    ...row,
    leastFen: Number(leastFen),
    ...(offeredTo === null ? {} : { offeredTo }),
    ...(mostMembers === null ? {} : { mostMembers }),
    ...(nextDay === null ? {} : { nextDay }),
    ...(lastDay === null ? {} : { lastDay }),
    items: (own.get(row.id) ?? []).map(itemOf),
  }));
}
