import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli, type Unit } from '#shared/quantity.ts';
import type { Range } from './kernel/forecast.ts';
import { isCalled, keptBy, type Meant } from './list-conditions.ts';
import type { Recorder } from './recorder.ts';

/** What a producer expects to pick; amounts in thousandths of `unit`. */
export interface Forecast {
  readonly id: string;
  readonly producerId: string;
  /** Who sells against it: the producer's co-op, or the producer. */
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string | undefined;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly unit: Unit;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly presaleLimit: number;
  readonly presold: number;
  /** How sure, in percent, the producer wants to be of what is sold ahead. */
  readonly certainty: number;
  readonly madeAt: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
}

/** What `makeForecast` has checked. */
export interface Standing extends Range {
  readonly producerId: string;
  readonly productCode: string;
  readonly grade: string | undefined;
  readonly unit: Unit;
  readonly certainty: number;
}

export async function forecastById(call: Call, id: string): Promise<Forecast | undefined> {
  const row = await forecastRows(call).where('id', '=', id).executeTakeFirst();
  return row && forecastOf(row);
}

export interface ForecastsAsked {
  /** Whose: undefined is the whole county. */
  readonly keeper: string | undefined;
  readonly producerId?: string | undefined;
  readonly meant?: Meant | undefined;
  readonly from: Day;
  readonly limit: number;
  readonly offset: number;
}

/** A page of the forecasts whose window has not passed, soonest first, and how many there are. */
export async function forecastsAsked(
  call: Call,
  { keeper, producerId, meant, from, limit, offset }: ForecastsAsked,
): Promise<{ forecasts: Forecast[]; total: number }> {
  const query = forecastRows(call)
    .where('untilDay', '>=', from)
    .$if(keeper !== undefined, (rows) => rows.where(keptBy(call, 'producer_id', keeper ?? '')))
    .$if(producerId !== undefined, (rows) => rows.where('producerId', '=', producerId ?? ''))
    .$if(meant !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([
          eb(isCalled(call, 'producer_id', meant?.name ?? ''), '=', true),
          ...(meant?.products.length ? [eb('productCode', 'in', [...meant.products])] : []),
        ]),
      ),
    );
  const rows = await query
    .orderBy('fromDay')
    .orderBy('productCode')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { forecasts: rows.map(forecastOf), total };
}

/** The forecast that a version with this id belongs to. */
export async function forecastOfVersion(call: Call, versionId: string): Promise<Forecast | undefined> {
  const row = await forecastRows(call)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('origin.forecastVersion')
        .select('forecastId')
        .where('countyId', '=', call.county)
        .where('id', '=', versionId),
    )
    .executeTakeFirst();
  return row && forecastOf(row);
}

/** Makes forecasts of one producer wait for each other: two made at once must not both find no earlier one. */
export async function lockForecastsOf(call: Call, producerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`forecasts ${call.county} ${producerId}`}, 0))`.execute(
    call.tx,
  );
}

/** The latest forecast of the same producer, product and grade whose window overlaps. */
export async function overlapping(
  call: Call,
  standing: Pick<Standing, 'producerId' | 'productCode' | 'grade' | 'fromDay' | 'untilDay'>,
): Promise<string | undefined> {
  const row = await call.tx
    .selectFrom('origin.forecast')
    .select('id')
    .where('countyId', '=', call.county)
    .where('producerId', '=', standing.producerId)
    .where('productCode', '=', standing.productCode)
    .where('grade', 'is not distinct from', standing.grade ?? null)
    .where('fromDay', '<=', standing.untilDay)
    .where('untilDay', '>=', standing.fromDay)
    .orderBy('madeAt', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** Writes the standing figures and keeps them as a version. */
export async function saveForecast(
  call: Call,
  { versionId, ...forecast }: Standing & Recorder & { readonly id: string; readonly versionId: string },
): Promise<void> {
  const { fromDay, untilDay, certainty, personName, helperName } = forecast;
  const figures = {
    fromDay,
    untilDay,
    certainty,
    low: decimal(forecast.low),
    likely: decimal(forecast.likely),
    high: decimal(forecast.high),
    presaleLimit: decimal(forecast.presaleLimit),
    madeAt: call.now,
    personName,
    helperName,
  };
  const { personId, helperId } = forecast;
  await call.tx
    .insertInto('origin.forecast')
    .values({ ...forecast, ...figures, countyId: call.county, grade: forecast.grade ?? null })
    .onConflict((conflict) =>
      conflict.columns(['countyId', 'id']).doUpdateSet({ ...figures, personId, helperId }),
    )
    .execute();
  await call.tx
    .insertInto('origin.forecastVersion')
    .values({ ...figures, countyId: call.county, id: versionId, forecastId: forecast.id })
    .execute();
}

export interface ForecastVersion extends Range {
  readonly id: string;
  readonly forecastId: string;
  readonly certainty: number;
  readonly madeAt: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
}

/** What these forecasts have said so far, the standing figures too, newest first. */
export async function versionsOf(call: Call, forecastIds: readonly string[]): Promise<ForecastVersion[]> {
  if (forecastIds.length === 0) return [];
  const rows = await call.tx
    .selectFrom('origin.forecastVersion')
    .select([
      'id',
      'forecastId',
      'fromDay',
      'untilDay',
      'low',
      'likely',
      'high',
      'presaleLimit',
      'certainty',
      'madeAt',
      'personName',
      'helperName',
    ])
    .where('countyId', '=', call.county)
    .where('forecastId', '=', among(forecastIds))
    .orderBy('madeAt', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    low: milli(row.low),
    likely: milli(row.likely),
    high: milli(row.high),
    presaleLimit: milli(row.presaleLimit),
    helperName: row.helperName ?? undefined,
  }));
}

/** Locks a forecast until the transaction ends and reads it: presale against it waits here. */
export async function lockForecast(call: Call, id: string): Promise<Forecast | undefined> {
  await sql`select 1 from origin.forecast where county_id = ${call.county} and id = ${id} for update`.execute(
    call.tx,
  );
  return forecastById(call, id);
}

/** Adds to what was sold ahead (less when negative). The database refuses more than the limit and less than nothing. */
export async function movePresold(call: Call, forecastId: string, by: number): Promise<void> {
  await call.tx
    .updateTable('origin.forecast')
    .set({ presold: sql`presold + ${decimal(by)}::numeric` })
    .where('countyId', '=', call.county)
    .where('id', '=', forecastId)
    .execute();
}

/** From now on nothing is sold ahead, whatever comes back of what was. */
export async function endPresale(call: Call, forecastId: string): Promise<void> {
  await call.tx
    .updateTable('origin.forecast')
    .set({ presaleLimit: '0' })
    .where('countyId', '=', call.county)
    .where('id', '=', forecastId)
    .execute();
}

function forecastRows(call: Call) {
  return call.tx.selectFrom('origin.vForecast').selectAll().where('countyId', '=', call.county);
}

type ForecastRow = Awaited<ReturnType<ReturnType<typeof forecastRows>['execute']>>[number];

function forecastOf({ countyId: _, personId: __, helperId: ___, ...row }: ForecastRow): Forecast {
  return {
    ...row,
    sellerId: row.sellerId ?? row.producerId,
    grade: row.grade ?? undefined,
    helperName: row.helperName ?? undefined,
    low: milli(row.low),
    likely: milli(row.likely),
    high: milli(row.high),
    presaleLimit: milli(row.presaleLimit),
    presold: milli(row.presold),
  };
}
