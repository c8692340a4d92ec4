import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli, type Quantity, type Unit } from '#shared/quantity.ts';
import type { ShareRule } from './kernel/allocate.ts';

/** What is filled from one harvest: a seller's product and grade, sold ahead of the same last day of picking. */
export interface Harvest {
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly untilDay: Day;
}

/** A paid line that waits for its harvest, and the forecast it was sold against. */
export interface WaitingLine {
  readonly orderId: string;
  readonly position: number;
  readonly forecastId: string;
  readonly promisedDay: Day;
  readonly departs: Day;
  readonly quantity: Quantity;
}

interface Row extends Harvest, Omit<WaitingLine, 'quantity'> {
  readonly quantity: string;
  readonly unit: Unit;
}

/** Paid lines that wait for a harvest and are neither shared nor packed, in the order they came; of one seller, of one harvest, or of all. */
export async function waitingLines(
  call: Call,
  of: { readonly sellerId?: string | undefined; readonly harvest?: Harvest | undefined },
): Promise<(Harvest & WaitingLine)[]> {
  const { sellerId, harvest } = of;
  const { rows } = await sql<Row>`
    select o.seller_id, p.product_code, p.grade, f.until_day, l.order_id, l.position, l.forecast_id, o.promised_day, o.departs,
           l.quantity, l.unit
    from ordering."order" o
    join ordering.order_line l on l.county_id = o.county_id and l.order_id = o.id
    join selling.v_offer_part p on p.county_id = l.county_id and p.offer_id = l.offer_id
    join origin.v_forecast f on f.county_id = l.county_id and f.id = l.forecast_id
    where o.county_id = ${call.county} and o.status = 'paid' and o.packed_at is null and o.ended_at is null and l.form = 'presale' and l.given is null and l.final_fen is null
      ${sellerId === undefined ? sql`` : sql`and o.seller_id = ${sellerId}`}
      ${
        harvest === undefined
          ? sql``
          : sql`and o.seller_id = ${harvest.sellerId} and p.product_code = ${harvest.productCode}
            and p.grade = ${harvest.grade} and f.until_day = ${harvest.untilDay}`
      }
    order by o.placed_at, o.number, l.position`.execute(call.tx);
  return rows.map(({ quantity, unit, ...row }) => ({ ...row, quantity: { milli: milli(quantity), unit } }));
}

/** Makes whoever shares a harvest wait for whoever shares the same one. */
export async function lockHarvest(call: Call, harvest: Harvest): Promise<void> {
  const name = `short harvest ${call.county} ${harvest.sellerId} ${harvest.productCode} ${harvest.grade}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(call.tx);
}

/** How a harvest was shared. */
export interface ShortHarvest extends Harvest {
  readonly id: string;
  readonly rule: ShareRule;
  readonly wanted: Quantity;
  readonly there: Quantity;
  readonly substituteOfferId: string | null;
  readonly decidedAt: Date;
  readonly personName: string;
  readonly helperName: string | null;
}

/** What it meant for one line. */
export interface SharedLine {
  readonly orderId: string;
  readonly position: number;
  readonly wanted: Quantity;
  readonly given: Quantity;
  readonly substitutedMilli: number;
  readonly refundedFen: Fen;
  readonly noticeId: string;
}

export async function insertShortHarvest(
  call: Call,
  { wanted, there, ...decision }: ShortHarvest,
  lines: readonly SharedLine[],
): Promise<void> {
  const countyId = call.county;
  await call.tx
    .insertInto('ordering.shortHarvest')
    .values({
      ...decision,
      countyId,
      unit: wanted.unit,
      wanted: decimal(wanted.milli),
      there: decimal(there.milli),
    })
    .execute();
  await insertRows(
    call.tx,
    'ordering.shortHarvestLine',
    lines.map(({ wanted: ordered, given, substitutedMilli, ...line }) => ({
      countyId,
      shortHarvestId: decision.id,
      ...line,
      wanted: decimal(ordered.milli),
      given: decimal(given.milli),
      unit: ordered.unit,
      substituted: decimal(substitutedMilli),
    })),
  );
}

export async function shortHarvestById(call: Call, id: string): Promise<ShortHarvest | undefined> {
  const row = await call.tx
    .selectFrom('ordering.shortHarvest')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { countyId: _, wanted, there, unit, ...decision } = row;
  return {
    ...decision,
    wanted: { milli: milli(wanted), unit },
    there: { milli: milli(there), unit },
  };
}

/** What a short harvest meant for a line, for its buyer and its packer. */
export interface Shared extends SharedLine {
  readonly rule: ShareRule;
  readonly decidedAt: Date;
}

export async function sharedLinesOf(call: Call, orderIds: readonly string[]): Promise<Shared[]> {
  if (orderIds.length === 0) return [];
  const rows = await call.tx
    .selectFrom('ordering.shortHarvestLine as l')
    .innerJoin('ordering.shortHarvest as s', (join) =>
      join.onRef('s.countyId', '=', 'l.countyId').onRef('s.id', '=', 'l.shortHarvestId'),
    )
    .select([
      'l.orderId',
      'l.position',
      'l.wanted',
      'l.given',
      'l.unit',
      'l.substituted',
      'l.refundedFen',
      'l.noticeId',
      's.rule',
      's.decidedAt',
    ])
    .where('l.countyId', '=', call.county)
    .where('l.orderId', '=', among(orderIds))
    .orderBy('l.position')
    .execute();
  return rows.map(({ wanted, given, unit, substituted, ...row }) => ({
    ...row,
    wanted: { milli: milli(wanted), unit },
    given: { milli: milli(given), unit },
    substitutedMilli: milli(substituted),
  }));
}
