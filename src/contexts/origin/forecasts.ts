import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli, type Unit } from '#shared/quantity.ts';

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
  readonly madeAt: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
}

export async function forecastById(call: Call, id: string): Promise<Forecast | undefined> {
  const row = await forecastRows(call).where('id', '=', id).executeTakeFirst();
  return row && forecastOf(row);
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
