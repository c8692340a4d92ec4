import { sql } from 'kysely';
import type { OnArrival } from '#selling';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import { decimal, type Quantity } from '#shared/quantity.ts';
import type { EndCause } from './kernel/causes.ts';
import type { IfShort } from './kernel/if-short.ts';
import type { Status } from './kernel/order-status.ts';
import type { LineDraw, Order, OrderLine } from './orders.ts';
import type { Substitute } from './substitutes.ts';

export type NewLine = Omit<OrderLine, 'refundedFen' | 'finalFen' | 'packed' | 'given' | 'standsInFor'>;
export type NewOrder = Pick<
  Order,
  | 'id'
  | 'number'
  | 'checkoutId'
  | 'sellerId'
  | 'token'
  | 'buyerName'
  | 'buyerPhone'
  | 'lang'
  | 'nodeId'
  | 'serviceId'
  | 'departs'
  | 'promisedDay'
  | 'goodsFen'
  | 'deliveryFen'
  | 'grams'
  | 'reservedUntil'
  | 'channel'
> & {
  readonly personId: string | null;
  readonly cycleId: string | null;
  readonly awaitsCycle: boolean;
  readonly buyerPinyin: string;
  readonly lines: readonly NewLine[];
  /** How fresh it is promised to be; none for what is not picked yet. */
  readonly fresh?: OnArrival | undefined;
};

export interface Checkout {
  readonly id: string;
  /** null: ordered at once, without a basket. */
  readonly basketId: string | null;
  readonly personId: string | null;
}

/**
 * Writes checkouts and answers the ids of those that were not written before. A copy sent at the same moment waits here until the first
 * commits or is undone.
 */
export async function insertCheckouts(
  call: Call,
  checkouts: readonly Checkout[],
): Promise<ReadonlySet<string>> {
  if (checkouts.length === 0) return new Set();
  // In id order, so that two batches with the same copies wait for each other in line and never in a ring.
  const sorted = checkouts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = await insertRows<'ordering.checkout', { readonly id: string }>(
    call.tx,
    'ordering.checkout',
    sorted.map((checkout) => ({ countyId: call.county, placedAt: call.now, ...checkout })),
    'on conflict do nothing returning id',
  );
  return new Set(rows.map(({ id }) => id));
}

/** Takes checkouts back that came to nothing. */
export async function deleteCheckouts(call: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await call.tx
    .deleteFrom('ordering.checkout')
    .where('countyId', '=', call.county)
    .where('id', '=', among(ids))
    .execute();
}

export async function checkoutById(call: Call, id: string): Promise<Checkout | undefined> {
  return call.tx
    .selectFrom('ordering.checkout')
    .select(['id', 'basketId', 'personId'])
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Which of these numbers are another order's. */
export async function takenNumbers(call: Call, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from ordering."order"
    where county_id = ${call.county} and number = any((select ${numbers}::text[])::text[])`.execute(call.tx);
  return new Set(rows.map(({ number }) => number));
}

/** Writes reserved orders with their lines and draws. */
export async function insertOrders(call: Call, orders: readonly NewOrder[]): Promise<void> {
  const countyId = call.county;
  await insertRows(
    call.tx,
    'ordering.order',
    orders.map(({ lines: _, grams, fresh, ...order }) => ({
      countyId,
      ...order,
      status: 'reserved' as const,
      weightKg: decimal(grams),
      placedAt: call.now,
      promisedKeepsDays: fresh?.keepsDays ?? null,
      promisedOfDays: fresh?.ofDays ?? null,
    })),
  );
  await insertRows(
    call.tx,
    'ordering.unpaid',
    orders.map(({ id, checkoutId, reservedUntil }) => ({ countyId, orderId: id, checkoutId, reservedUntil })),
  );
  await insertRows(
    call.tx,
    'ordering.orderLine',
    orders.flatMap((order) => order.lines.map((line) => lineColumns(countyId, order.id, line))),
  );
  await insertDraws(
    call,
    orders.flatMap(({ id, lines }) => lines.map(({ position, draws }) => ({ orderId: id, position, draws }))),
  );
}

function lineColumns(countyId: string, orderId: string, line: NewLine) {
  const { terms, quantity, presale, brandId, ofDrop = false, draws: _, ...columns } = line;
  return {
    countyId,
    orderId,
    ...columns,
    form: terms.form,
    priceFen: terms.priceFen,
    priceUnit: terms.priceUnit,
    pieceKg: terms.pieceGrams === undefined ? null : decimal(terms.pieceGrams),
    quantity: decimal(quantity.milli),
    unit: quantity.unit,
    forecastId: presale?.forecastId ?? null,
    forecastQuantity: presale ? decimal(presale.milli) : null,
    brandId: brandId ?? null,
    ofDrop,
  };
}

export interface DrawsOfLine {
  readonly orderId: string;
  readonly position: number;
  readonly draws: readonly LineDraw[];
}

async function insertDraws(call: Call, lines: readonly DrawsOfLine[]): Promise<void> {
  const countyId = call.county;
  await insertRows(
    call.tx,
    'ordering.orderLineLot',
    lines.flatMap(({ orderId, position, draws }) =>
      draws.map(({ lotId, productCode, producerId, quantity }) => ({
        countyId,
        orderId,
        position,
        lotId,
        productCode,
        producerId,
        quantity: decimal(quantity.milli),
        unit: quantity.unit,
      })),
    ),
  );
}

/** What a packed line really took, in the place of what was reserved for it. */
export async function replaceDraws(call: Call, line: DrawsOfLine): Promise<void> {
  await call.tx
    .deleteFrom('ordering.orderLineLot')
    .where('countyId', '=', call.county)
    .where('orderId', '=', line.orderId)
    .where('position', '=', line.position)
    .execute();
  await insertDraws(call, [line]);
}

/** The orders no longer hold anything of any lot. */
export async function deleteDraws(call: Call, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await call.tx
    .deleteFrom('ordering.orderLineLot')
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .execute();
}

/** Moments and names that come with a status. */
export interface Stamp {
  readonly paidAt?: Date;
  readonly packedAt?: Date;
  readonly packedByName?: string;
  readonly packingId?: string;
  readonly grams?: number;
  readonly readyAt?: Date;
  readonly collectedAt?: Date;
  readonly endedAt?: Date;
  readonly endedByName?: string;
  readonly endCause?: EndCause;
  readonly endWords?: string;
}

// What an order may become that waits for its money.
const endsWaiting: ReadonlySet<Status> = new Set(['paid', 'cancelled', 'expired']);

export async function saveStatus(
  call: Call,
  orderIds: readonly string[],
  status: Status,
  { grams, ...stamp }: Stamp = {},
): Promise<void> {
  if (orderIds.length === 0) return;
  await call.tx
    .updateTable('ordering.order')
    .set({ status, ...stamp, ...(grams === undefined ? {} : { weightKg: decimal(grams) }) })
    .where('countyId', '=', call.county)
    .where('id', '=', among(orderIds))
    .execute();
  if (!endsWaiting.has(status)) return;
  await call.tx
    .deleteFrom('ordering.unpaid')
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .execute();
}

export async function saveFinal(
  call: Call,
  line: { orderId: string; position: number; finalFen: number; packed: Quantity },
): Promise<void> {
  await call.tx
    .updateTable('ordering.orderLine')
    .set({ finalFen: line.finalFen, packed: decimal(line.packed.milli) })
    .where('countyId', '=', call.county)
    .where('orderId', '=', line.orderId)
    .where('position', '=', line.position)
    .execute();
}

/** What a short harvest leaves of a line, and what is still held for it once something stands in for the rest. */
export async function saveGiven(
  call: Call,
  { orderId, line, given, heldFen }: { orderId: string; line: OrderLine; given: Quantity; heldFen: number },
): Promise<void> {
  await call.tx
    .updateTable('ordering.orderLine')
    .set({ given: decimal(given.milli), heldFen, estimateFen: Math.min(line.estimateFen, heldFen) })
    .where('countyId', '=', call.county)
    .where('orderId', '=', orderId)
    .where('position', '=', line.position)
    .execute();
}

/** What the buyer wants done about a short harvest from now on. Its order is locked by the caller. */
export async function saveIfShort(
  call: Call,
  { orderId, position, ifShort }: { orderId: string; position: number; ifShort: IfShort },
): Promise<void> {
  await call.tx
    .updateTable('ordering.orderLine')
    .set({ ifShort })
    .where('countyId', '=', call.county)
    .where('orderId', '=', orderId)
    .where('position', '=', position)
    .execute();
}

/** Adds the line that stands in for the missing part of another, with what it takes from its lots. */
export async function addStandIn(
  call: Call,
  { orderId, standsInFor, substitute }: { orderId: string; standsInFor: number; substitute: Substitute },
): Promise<void> {
  const { offer, quantity, terms, fen, draws } = substitute;
  const { position } = await call.tx
    .selectFrom('ordering.orderLine')
    .select((eb) => sql<number>`${eb.fn.max('position')} + 1`.as('position'))
    .where('countyId', '=', call.county)
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  const { id: offerId, productCode, titleZh, titleEn } = offer;
  const sold = { offerId, productCode, titleZh, titleEn, terms, quantity };
  const line: NewLine = { position, ...sold, estimateFen: fen, heldFen: fen, ifShort: 'refund', draws };
  const row = { ...lineColumns(call.county, orderId, line), standsInFor };
  await call.tx.insertInto('ordering.orderLine').values(row).execute();
  await insertDraws(call, [{ orderId, position, draws }]);
}

/** Counts a wrong phone tail; the count starts anew an hour after the last. */
export async function countWrongTail(call: Call, orderId: string): Promise<void> {
  await sql`
    update ordering."order" set wrong_tail_at = ${call.now},
      wrong_tails = case when wrong_tail_at > ${call.now}::timestamptz - interval '1 hour' then wrong_tails + 1 else 1 end
    where county_id = ${call.county} and id = ${orderId}`.execute(call.tx);
}

export async function wrongTailsOf(call: Call, orderId: string): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    select case when wrong_tail_at > ${call.now}::timestamptz - interval '1 hour' then wrong_tails else 0 end as tries
    from ordering."order" where county_id = ${call.county} and id = ${orderId} for update`.execute(call.tx);
  return rows[0]?.tries ?? 0;
}

/** Less of a line is to be delivered than was ordered. */
export async function saveQuantity(
  call: Call,
  line: { orderId: string; position: number; quantity: Quantity; estimateFen: number },
): Promise<void> {
  await call.tx
    .updateTable('ordering.orderLine')
    .set({ quantity: decimal(line.quantity.milli), estimateFen: line.estimateFen })
    .where('countyId', '=', call.county)
    .where('orderId', '=', line.orderId)
    .where('position', '=', line.position)
    .execute();
}

/** The cycle the orders were placed in is decided. */
export async function stopAwaiting(call: Call, cycleId: string): Promise<void> {
  await call.tx
    .updateTable('ordering.order')
    .set({ awaitsCycle: false })
    .where('countyId', '=', call.county)
    .where('cycleId', '=', cycleId)
    .where('awaitsCycle', '=', true)
    .execute();
}
