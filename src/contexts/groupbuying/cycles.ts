import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { type ItemRow, itemColumns, itemOf } from './all-series.ts';
import type { CycleTerms, ItemTerms } from './kernel/terms.ts';

export type CycleStatus = 'open' | 'made' | 'failed' | 'called-off' | 'skipped';

/** An item of a cycle, with how much of it was decided to be delivered. */
export interface CycleItemTerms extends ItemTerms {
  readonly keptMilli?: number;
}

/** One cycle of a series, on the terms in force when it opened. */
export interface Cycle extends CycleTerms {
  readonly id: string;
  readonly seriesId: string;
  readonly number: number;
  readonly leaderId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly nodeId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly extendUntil?: Date;
  readonly extendedAt?: Date;
  /** Missing when it was skipped. */
  readonly serviceId?: string;
  readonly departs?: Day;
  readonly collectDay?: Day;
  readonly status: CycleStatus;
  readonly skippedBecause?: 'too-late' | 'no-departure';
  readonly decidedAt?: Date;
  readonly words: string;
  /** As it was decided. */
  readonly members?: number;
  readonly goodsFen?: Fen;
  readonly demo: boolean;
  readonly items: readonly CycleItemTerms[];
}

const columns =
  sql.raw(`id, series_id, number, leader_id, title_zh, title_en, note_zh, note_en, node_id, least_members,
  least_fen, most_members, opens_at, closes_at, extend_until, extended_at, service_id, departs, collect_day, status,
  skipped_because, decided_at, words, members, goods_fen, demo`);

type Nullable<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };
type Row = Nullable<Omit<Cycle, 'items'>>;

export async function cycleById(call: Call, id: string): Promise<Cycle | undefined> {
  const { rows } = await sql<Row>`select ${columns} from groupbuying.cycle
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return (await withItems(call, rows))[0];
}

/** Locks a cycle until the transaction ends: who joins and what closes it happen one after the other. */
export async function lockCycle(call: Call, id: string): Promise<Cycle | undefined> {
  const { rows } = await sql<Row>`select ${columns} from groupbuying.cycle
    where county_id = ${call.county} and id = ${id} for update`.execute(call.tx);
  return (await withItems(call, rows))[0];
}

/** Cycles one may join at this moment, soonest closed first. */
export async function openCyclesOf(
  call: Call,
  wanted: {
    readonly nodeId?: string | undefined;
    readonly offerId?: string | undefined;
    readonly most: number;
  },
): Promise<Cycle[]> {
  const { nodeId, offerId } = wanted;
  const { rows } = await sql<Row>`select ${columns} from groupbuying.cycle c
    where county_id = ${call.county} and status = 'open' and (case when extended_at is null then closes_at else extend_until end) > ${call.now}
      ${nodeId === undefined ? sql`` : sql`and node_id = ${nodeId}`}
      ${
        offerId === undefined
          ? sql``
          : sql`and exists (select 1 from groupbuying.cycle_item i where i.county_id = c.county_id and i.cycle_id = c.id
              and i.offer_id = ${offerId})`
      }
    order by closes_at, id limit ${wanted.most}`.execute(call.tx);
  return withItems(call, rows);
}

/** Ids of open cycles whose time is up, the longest over first. */
export async function idsOfOverdue(call: Call, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from groupbuying.cycle
    where county_id = ${call.county} and status = 'open' and closes_at <= ${call.now}
      and (extended_at is null or extend_until <= ${call.now})
    order by closes_at, id limit ${most}`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** The cycles of a series, newest first. */
export async function cyclesOfSeries(
  call: Call,
  seriesIds: readonly string[],
  each: number,
): Promise<Cycle[]> {
  if (seriesIds.length === 0) return [];
  const { rows } = await sql<Row>`select c.* from unnest(${[...seriesIds]}::uuid[]) as wanted(series_id)
    cross join lateral (select ${columns} from groupbuying.cycle
      where county_id = ${call.county} and series_id = wanted.series_id order by number desc limit ${each}) c`.execute(
    call.tx,
  );
  return withItems(call, rows);
}

export async function cyclesByIds(call: Call, ids: readonly string[]): Promise<Cycle[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`select ${columns} from groupbuying.cycle
    where county_id = ${call.county} and id = ${among(ids)} order by departs, closes_at, id`.execute(call.tx);
  return withItems(call, rows);
}

/** Writes a cycle with its items; answers false where it was opened before. */
export async function insertCycle(call: Call, cycle: Cycle): Promise<boolean> {
  const { items, ...row } = cycle;
  const { rows } = await sql<{ id: string }>`
    insert into groupbuying.cycle (county_id, id, series_id, number, leader_id, title_zh, title_en, note_zh, note_en, node_id,
      least_members, least_fen, most_members, opens_at, closes_at, extend_until, service_id, departs, collect_day, status,
      skipped_because, decided_at, demo)
    values (${call.county}, ${row.id}, ${row.seriesId}, ${row.number}, ${row.leaderId}, ${row.titleZh}, ${row.titleEn},
      ${row.noteZh}, ${row.noteEn}, ${row.nodeId}, ${row.leastMembers}, ${row.leastFen}, ${row.mostMembers ?? null},
      ${row.opensAt}, ${row.closesAt}, ${row.extendUntil ?? null}, ${row.serviceId ?? null}, ${row.departs ?? null},
      ${row.collectDay ?? null}, ${row.status}, ${row.skippedBecause ?? null}, ${row.decidedAt ?? null}, ${row.demo})
    on conflict do nothing returning id`.execute(call.tx);
  if (rows.length === 0) return false;
  await insertRows(
    call.tx,
    'groupbuying.cycleItem',
    items.map((item, place) => ({
      countyId: call.county,
      cycleId: row.id,
      position: place + 1,
      ...itemColumns(item),
    })),
  );
  return true;
}

export interface CycleChange {
  readonly status?: CycleStatus;
  readonly extendedAt?: Date;
  readonly decidedAt?: Date;
  readonly words?: string;
  readonly members?: number;
  readonly goodsFen?: Fen;
}

export async function changeCycle(call: Call, id: string, change: CycleChange): Promise<void> {
  await call.tx
    .updateTable('groupbuying.cycle')
    .set({ ...change })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** How much of each item is delivered. */
export async function saveKept(
  call: Call,
  cycleId: string,
  kept: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`update groupbuying.cycle_item i set kept = k.kept
    from unnest(${[...kept.keys()]}::uuid[], ${[...kept.values()].map(decimal)}::numeric[]) as k(offer_id, kept)
    where i.county_id = ${call.county} and i.cycle_id = ${cycleId} and i.offer_id = k.offer_id`.execute(
    call.tx,
  );
}

async function withItems(call: Call, rows: readonly Row[]): Promise<Cycle[]> {
  if (rows.length === 0) return [];
  const { rows: items } = await sql<ItemRow & { cycleId: string; kept: string | null }>`
    select cycle_id, offer_id, case_quantity, least, most, kept from groupbuying.cycle_item
    where county_id = ${call.county} and cycle_id = ${among(rows.map(({ id }) => id))}
    order by cycle_id, position`.execute(call.tx);
  const own = Map.groupBy(items, ({ cycleId }) => cycleId);
  return rows.map((row) => ({
    ...known(row),
    leastFen: Number(row.leastFen),
    items: (own.get(row.id) ?? []).map((item) => ({
      ...itemOf(item),
      ...(item.kept === null ? {} : { keptMilli: milli(item.kept) }),
    })),
  }));
}

/** A row without its nulls: what is not known is not there. */
function known(row: Row): Omit<Cycle, 'items'> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Omit<
    Cycle,
    'items'
  >;
}
