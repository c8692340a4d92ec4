import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import type { FieldWork } from './kernel/field-work.ts';
import { firstHarvestDay, type Spraying, waitingPlots } from './kernel/spray-interval.ts';
import { isPlotMeant, keptBy, type Meant } from './list-conditions.ts';
import type { Recorder } from './recorder.ts';

/** One entry of the field book. `doneAt` is when the work was done, `recordedAt` when it reached us: late entries show both. */
export interface FieldRecord {
  readonly id: string;
  readonly plotId: string;
  readonly plotName: string;
  readonly producerId: string;
  readonly kind: FieldWork;
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly sprayNameZh: string | undefined;
  readonly sprayNameEn: string | undefined;
  /** Sprayings: the first day on which the plot may be picked. */
  readonly firstHarvestDay: Day | undefined;
  readonly dose: string;
  readonly note: string;
  readonly pictureId: string | undefined;
  readonly personName: string;
  readonly helperName: string | undefined;
  /** Struck through, with the reason. */
  readonly struckReason: string | undefined;
  readonly struckByName: string | undefined;
}

export interface NewFieldRecord extends Recorder {
  readonly id: string;
  readonly plotId: string;
  readonly kind: FieldWork;
  readonly doneAt: Date;
  readonly sprayProductCode: string | null;
  readonly intervalDays: number | null;
  readonly dose: string;
  readonly note: string;
  readonly pictureId: string | null;
}

/** False when the id is known: nothing was written. */
export async function insertFieldRecord(call: Call, record: NewFieldRecord): Promise<boolean> {
  const result = await call.tx
    .insertInto('origin.fieldRecord')
    .values({ ...record, countyId: call.county, recordedAt: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function fieldRecordById(call: Call, id: string): Promise<FieldRecord | undefined> {
  const row = await recordRows(call).where('r.id', '=', id).executeTakeFirst();
  return row && recordOf(row);
}

/** The newest entries of a plot, newest first. */
export async function fieldRecordsOfPlot(call: Call, plotId: string, limit: number): Promise<FieldRecord[]> {
  const rows = await recordRows(call)
    .where('r.plotId', '=', plotId)
    .orderBy('r.doneAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(recordOf);
}

export interface RecordsAsked {
  /** Whose: undefined is the whole county. */
  readonly keeper: string | undefined;
  readonly producerId?: string | undefined;
  readonly kind?: FieldWork | undefined;
  readonly meant?: Meant | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A page of the field book, newest work first, and how many entries there are. */
export async function fieldRecordsAsked(
  call: Call,
  { keeper, producerId, kind, meant, limit, offset }: RecordsAsked,
): Promise<{ records: FieldRecord[]; total: number }> {
  const query = recordRows(call)
    .$if(keeper !== undefined, (rows) => rows.where(keptBy(call, 'p.producer_id', keeper ?? '')))
    .$if(producerId !== undefined, (rows) => rows.where('p.producerId', '=', producerId ?? ''))
    .$if(kind !== undefined, (rows) => rows.where('r.kind', '=', kind ?? 'observe'))
    .$if(meant !== undefined, (rows) => rows.where(isPlotMeant(call, 'p', meant ?? NOTHING)));
  const rows = await query
    .orderBy('r.doneAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { records: rows.map(recordOf), total };
}

const NOTHING: Meant = { name: '', products: [] };

/** What was done on a lot's plots in the year before it was picked, oldest first. */
export async function fieldRecordsOfLot(call: Call, lotId: string): Promise<FieldRecord[]> {
  const rows = await recordRows(call)
    .innerJoin('origin.lotPlot as lp', (join) =>
      join.onRef('lp.countyId', '=', 'r.countyId').onRef('lp.plotId', '=', 'r.plotId'),
    )
    .innerJoin('origin.lot as l', (join) =>
      join.onRef('l.countyId', '=', 'lp.countyId').onRef('l.id', '=', 'lp.lotId'),
    )
    .where('lp.lotId', '=', lotId)
    .whereRef('r.doneAt', '<=', 'l.harvestedAt')
    .where(sql<boolean>`r.done_at > l.harvested_at - interval '1 year'`)
    .orderBy('r.doneAt')
    .orderBy('r.id')
    .execute();
  return rows.map(recordOf);
}

/** How often each work was done on these plots from the first to the last of these days, and with how many photos; struck entries aside. */
export async function worksOfPlots(
  call: Call,
  plotIds: readonly string[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<{ plotId: string; kind: FieldWork; times: number; photos: number }[]> {
  if (plotIds.length === 0) return [];
  const { rows } = await sql<{ plotId: string; kind: FieldWork; times: number; photos: number }>`
    select plot_id, kind, count(*)::integer as times, count(picture_id)::integer as photos
    from origin.field_record
    where county_id = ${call.county} and plot_id = ${among(plotIds)}
      and done_at >= ${instantAt(from)} and done_at < ${instantAt(addDays(until, 1))} and struck_at is null
    group by 1, 2 order by 1, 3 desc, 2`.execute(call.tx);
  return rows;
}

/** Sprayings of these plots that were not struck through. */
export async function sprayingsOf(call: Call, plotIds: readonly string[]): Promise<Spraying[]> {
  const rows = await call.tx
    .selectFrom('origin.fieldRecord as r')
    .innerJoin('origin.plot as p', (join) =>
      join.onRef('p.countyId', '=', 'r.countyId').onRef('p.id', '=', 'r.plotId'),
    )
    .innerJoin('origin.sprayProduct as s', (join) =>
      join.onRef('s.countyId', '=', 'r.countyId').onRef('s.code', '=', 'r.sprayProductCode'),
    )
    .select(['r.plotId', 'p.name as plotName', 's.nameZh', 's.nameEn', 'r.doneAt', 'r.intervalDays'])
    .where('r.countyId', '=', call.county)
    .where('r.plotId', '=', among(plotIds))
    .where('r.kind', '=', 'spray')
    .where('r.struckAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    plotId: row.plotId,
    plotName: row.plotName,
    productNameZh: row.nameZh,
    productNameEn: row.nameEn,
    sprayedAt: row.doneAt,
    intervalDays: row.intervalDays ?? 0,
  }));
}

/** The first day on which each of these plots may be picked, for those that have to wait now. */
export async function plotsThatWait(
  call: Call,
  plotIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  return plotIds.length === 0 ? new Map() : waitingPlots(await sprayingsOf(call, plotIds), call.now);
}

/** Strikes an entry through; nothing happens to one that is struck already. */
export async function strike(call: Call, id: string, reason: string, byName: string): Promise<void> {
  await call.tx
    .updateTable('origin.fieldRecord')
    .set({ struckAt: call.now, struckReason: reason, struckByName: byName })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('struckAt', 'is', null)
    .execute();
}

function recordRows(call: Call) {
  return call.tx
    .selectFrom('origin.fieldRecord as r')
    .innerJoin('origin.plot as p', (join) =>
      join.onRef('p.countyId', '=', 'r.countyId').onRef('p.id', '=', 'r.plotId'),
    )
    .leftJoin('origin.sprayProduct as s', (join) =>
      join.onRef('s.countyId', '=', 'r.countyId').onRef('s.code', '=', 'r.sprayProductCode'),
    )
    .select([
      'r.id',
      'r.plotId',
      'p.name as plotName',
      'p.producerId',
      'r.kind',
      'r.doneAt',
      'r.recordedAt',
      's.nameZh as sprayNameZh',
      's.nameEn as sprayNameEn',
      'r.intervalDays',
      'r.dose',
      'r.note',
      'r.pictureId',
      'r.personName',
      'r.helperName',
      'r.struckReason',
      'r.struckByName',
    ])
    .where('r.countyId', '=', call.county);
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof recordRows>['execute']>>[number];

function recordOf({ intervalDays, ...row }: RecordRow): FieldRecord {
  return {
    ...row,
    sprayNameZh: row.sprayNameZh ?? undefined,
    sprayNameEn: row.sprayNameEn ?? undefined,
    firstHarvestDay: intervalDays === null ? undefined : firstHarvestDay(dayOf(row.doneAt), intervalDays),
    pictureId: row.pictureId ?? undefined,
    helperName: row.helperName ?? undefined,
    struckReason: row.struckReason ?? undefined,
    struckByName: row.struckByName ?? undefined,
  };
}
