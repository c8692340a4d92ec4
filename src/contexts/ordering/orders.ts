import { sql } from 'kysely';
import type { Channel } from '#origin';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { milli, type Quantity } from '#shared/quantity.ts';
import type { EndCause } from './kernel/causes.ts';
import type { Draw } from './kernel/draws.ts';
import type { Terms } from './kernel/final-price.ts';
import type { IfShort } from './kernel/if-short.ts';
import type { LineMoney } from './kernel/line-money.ts';
import type { Order as Rules } from './kernel/order.ts';

/** A draw as it is stored: with whose goods it takes, who is paid for them. */
export interface LineDraw extends Draw {
  readonly producerId: string;
}

export interface OrderLine extends LineMoney {
  readonly position: number;
  readonly offerId: string;
  readonly productCode: string;
  readonly terms: Terms;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly quantity: Quantity;
  /** What it should come to; `heldFen` is the most, and what was paid at checkout. */
  readonly estimateFen: Fen;
  /** Known once it is packed, with how much of it was. */
  readonly finalFen?: Fen;
  readonly packed?: Quantity;
  /** Sold ahead: thousandths of the forecast's unit. */
  readonly presale?: { readonly forecastId: string; readonly milli: number };
  /** What the buyer wants done about what a short harvest leaves out, and what it left of the line once it was shared. */
  readonly ifShort: IfShort;
  readonly given?: Quantity;
  /** The line whose missing part this one makes up for. */
  readonly standsInFor?: number;
  readonly brandId?: string;
  /** Of an offer that gives each person at most so much. */
  readonly ofDrop?: boolean;
  readonly draws: readonly LineDraw[];
}

/** One seller's goods by one departure. */
export interface Order extends Rules {
  readonly id: string;
  readonly number: string;
  readonly checkoutId: string;
  readonly sellerId: string;
  readonly personId?: string;
  readonly token: string;
  readonly buyerName: string;
  readonly buyerPhone: string;
  readonly lang: 'zh' | 'en';
  readonly nodeId: string;
  readonly serviceId: string;
  readonly departs: Day;
  readonly promisedDay: Day;
  /** Days its goods were promised to keep from then on, of so many from the harvest. */
  readonly promisedKeepsDays?: number;
  readonly promisedOfDays?: number;
  /** The cycle of a group buy it was placed in; it may not be packed before that is decided. */
  readonly cycleId?: string;
  readonly awaitsCycle: boolean;
  readonly grams: number;
  readonly reservedUntil: Date;
  readonly placedAt: Date;
  readonly paidAt?: Date;
  readonly packedByName?: string;
  readonly packingId?: string;
  readonly readyAt?: Date;
  readonly collectedAt?: Date;
  readonly endedAt?: Date;
  readonly endedByName?: string;
  readonly endCause?: EndCause;
  /** What whoever ended it wrote. */
  readonly endWords: string;
  /** Where it was sold. */
  readonly channel: Channel;
  readonly lines: readonly OrderLine[];
}

export async function orderById(call: Call, id: string): Promise<Order | undefined> {
  return (await complete(call, await orderRows(call).where('id', '=', id).execute()))[0];
}

export async function orderByNumber(call: Call, number: string): Promise<Order | undefined> {
  return (await complete(call, await orderRows(call).where('number', '=', number).execute()))[0];
}

export async function ordersOfCheckout(call: Call, checkoutId: string): Promise<Order[]> {
  const rows = await orderRows(call).where('checkoutId', '=', checkoutId).orderBy('number').execute();
  return complete(call, rows);
}

export async function ordersByIds(call: Call, ids: readonly string[]): Promise<Order[]> {
  if (ids.length === 0) return [];
  const rows = await orderRows(call).where('id', '=', among(ids)).execute();
  const found = new Map((await complete(call, rows)).map((order) => [order.id, order]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Locks an order until the transaction ends: whatever happens to it happens one after the other. */
export async function lockOrder(call: Call, id: string): Promise<Order | undefined> {
  const rows = await orderRows(call).where('id', '=', id).forUpdate().execute();
  return (await complete(call, rows))[0];
}

/** Locks orders as `lockOrder` does, in id order as everyone locks them. */
export async function lockOrders(call: Call, ids: readonly string[]): Promise<Order[]> {
  if (ids.length === 0) return [];
  const rows = await orderRows(call).where('id', '=', among(ids)).orderBy('id').forUpdate().execute();
  return complete(call, rows);
}

/** Locks an order as `lockOrder` does, and answers only how it stands. */
export async function lockStatus(call: Call, id: string): Promise<Order['status'] | undefined> {
  const row = await call.tx
    .selectFrom('ordering.order')
    .select('status')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.status as Order['status'] | undefined;
}

/** All orders of checkouts under lock, in id order as everyone locks them. */
export async function lockOrdersOfCheckouts(call: Call, checkoutIds: readonly string[]): Promise<Order[]> {
  const rows = await orderRows(call)
    .where('checkoutId', '=', among(checkoutIds))
    .orderBy('id')
    .forUpdate()
    .execute();
  return complete(call, rows);
}

/**
 * Reserved orders whose time to pay is over, under lock, whole checkouts at a time. Those that another transaction holds
 * (being paid, being cancelled) are passed over; the next run sees what became of them.
 */
export async function lockOverdueOrders(call: Call, checkouts: number): Promise<Order[]> {
  const rows = await orderRows(call)
    .where('status', '=', 'reserved')
    .where('checkoutId', 'in', (eb) =>
      eb
        .selectFrom('ordering.unpaid')
        .select('checkoutId')
        .distinct()
        .where('countyId', '=', call.county)
        .where('reservedUntil', '<=', call.now)
        .limit(checkouts),
    )
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  return complete(call, rows);
}

/** A person's orders, newest first. */
export async function orderIdsOfPerson(
  call: Call,
  personId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly ids: string[]; readonly count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*) over () as count from ordering."order"
    where county_id = ${call.county} and person_id = ${personId}
    order by placed_at desc, id limit ${page.limit} offset ${page.offset}`.execute(call.tx);
  return { ids: rows.map((row) => row.id), count: rows[0]?.count ?? 0 };
}

function orderRows(call: Call) {
  return call.tx
    .selectFrom('ordering.order')
    .select([
      'id',
      'number',
      'checkoutId',
      'sellerId',
      'personId',
      'token',
      'buyerName',
      'buyerPhone',
      'lang',
      'nodeId',
      'serviceId',
      'departs',
      'promisedDay',
      'promisedKeepsDays',
      'promisedOfDays',
      'cycleId',
      'awaitsCycle',
      'status',
      'goodsFen',
      'deliveryFen',
      'refundedFen',
      'toppedUpFen',
      'weightKg',
      'reservedUntil',
      'placedAt',
      'paidAt',
      'packedAt',
      'packedByName',
      'packingId',
      'readyAt',
      'collectedAt',
      'endedAt',
      'endedByName',
      'endCause',
      'endWords',
      'channel',
    ])
    .where('countyId', '=', call.county);
}

type OrderRow = Awaited<ReturnType<ReturnType<typeof orderRows>['execute']>>[number];

/** Adds lines and draws: three queries for however many orders. */
async function complete(call: Call, rows: readonly OrderRow[]): Promise<Order[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const lines = Map.groupBy(await lineRows(call, ids), ({ orderId }) => orderId);
  const draws = Map.groupBy(await drawRows(call, ids), ({ orderId }) => orderId);
  return rows.map(({ weightKg, ...row }) => {
    const drawsOf = (position: number) =>
      (draws.get(row.id) ?? []).filter((draw) => draw.position === position).map(drawOf);
    return {
      ...present(row),
      channel: row.channel as Channel,
      grams: milli(weightKg),
      lines: (lines.get(row.id) ?? []).map((line) => lineOf(line, drawsOf(line.position))),
    };
  });
}

function lineRows(call: Call, orderIds: readonly string[]) {
  return call.tx
    .selectFrom('ordering.orderLine')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .orderBy('orderId')
    .orderBy('position')
    .execute();
}

type LineRow = Awaited<ReturnType<typeof lineRows>>[number];

/** Draws as they were filled: the first to expire first. */
function drawRows(call: Call, orderIds: readonly string[]) {
  return call.tx
    .selectFrom('ordering.orderLineLot as d')
    .innerJoin('origin.vLot as l', (join) =>
      join.onRef('l.countyId', '=', 'd.countyId').onRef('l.id', '=', 'd.lotId'),
    )
    .select([
      'd.orderId',
      'd.position',
      'd.lotId',
      'd.productCode',
      'd.producerId',
      'd.quantity',
      'd.unit',
      'l.grade',
    ])
    .where('d.countyId', '=', call.county)
    .where('d.orderId', '=', among(orderIds))
    .orderBy('l.goodUntil')
    .orderBy('l.harvestedAt')
    .orderBy('l.code')
    .execute();
}

type DrawRow = Awaited<ReturnType<typeof drawRows>>[number];

function drawOf({ lotId, productCode, grade, producerId, quantity, unit }: DrawRow): LineDraw {
  return { lotId, productCode, grade, producerId, quantity: { milli: milli(quantity), unit } };
}

function lineOf(row: LineRow, draws: readonly LineDraw[]): OrderLine {
  const { form, priceFen, priceUnit, pieceKg, unit } = row;
  return {
    position: row.position,
    offerId: row.offerId,
    productCode: row.productCode,
    terms: { form, priceFen, priceUnit, ...(pieceKg === null ? {} : { pieceGrams: milli(pieceKg) }) },
    titleZh: row.titleZh,
    titleEn: row.titleEn,
    quantity: { milli: milli(row.quantity), unit },
    estimateFen: row.estimateFen,
    heldFen: row.heldFen,
    refundedFen: row.refundedFen,
    toppedUpFen: row.toppedUpFen,
    ...(row.finalFen === null ? {} : { finalFen: row.finalFen }),
    ...(row.packed === null ? {} : { packed: { milli: milli(row.packed), unit } }),
    ...(row.forecastId === null || row.forecastQuantity === null
      ? {}
      : { presale: { forecastId: row.forecastId, milli: milli(row.forecastQuantity) } }),
    ifShort: row.ifShort as IfShort,
    ...(row.given === null ? {} : { given: { milli: milli(row.given), unit } }),
    ...(row.standsInFor === null ? {} : { standsInFor: row.standsInFor }),
    ...(row.brandId === null ? {} : { brandId: row.brandId }),
    ...(row.ofDrop ? { ofDrop: true } : {}),
    draws,
  };
}

/** A row without its nulls: what is not known yet is not there. */
function present<Row extends object>(
  row: Row,
): { [K in keyof Row as null extends Row[K] ? never : K]: Row[K] } & {
  [K in keyof Row as null extends Row[K] ? K : never]?: NonNullable<Row[K]>;
} {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ReturnType<
    typeof present<Row>
  >;
}
