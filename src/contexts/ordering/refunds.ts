import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { Bearer } from './kernel/bearer.ts';
import type { RefundCause } from './kernel/causes.ts';

/** Money given back of an order, with why. `position` is missing when it is of the whole order. */
export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly position?: number;
  readonly cause: RefundCause;
  readonly fen: Fen;
  readonly at: Date;
  /** Of a top-up rather than of what was paid at checkout. */
  readonly topUpId?: string;
  /** Who alone bears it. */
  readonly borneBy?: Bearer;
  /** When the payer's bank had it. */
  readonly settledAt?: Date;
}

/** Writes a refund and adds it to what its order and line gave back; the database refuses more than was paid. */
export async function insertRefund(call: Call, refund: Refund): Promise<void> {
  const { id, orderId, position = null, cause, fen, at, borneBy = null, topUpId = null } = refund;
  await call.tx
    .insertInto('ordering.refund')
    .values({ countyId: call.county, id, orderId, position, cause, fen, at, borneBy, topUpId })
    .execute();
  await sql`update ordering."order" set refunded_fen = refunded_fen + ${fen}
    where county_id = ${call.county} and id = ${orderId}`.execute(call.tx);
  if (position === null) return;
  await sql`update ordering.order_line set refunded_fen = refunded_fen + ${fen}
    where county_id = ${call.county} and order_id = ${orderId} and position = ${position}`.execute(call.tx);
}

export async function refundsOf(call: Call, orderIds: readonly string[]): Promise<Refund[]> {
  if (orderIds.length === 0) return [];
  const rows = await call.tx
    .selectFrom('ordering.refund')
    .select(['id', 'orderId', 'position', 'cause', 'fen', 'at', 'borneBy', 'settledAt'])
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ position, settledAt, borneBy, ...row }) => ({
    ...row,
    ...(position === null ? {} : { position }),
    ...(borneBy === null ? {} : { borneBy }),
    ...(settledAt === null ? {} : { settledAt }),
  }));
}

/** Marks a refund as arrived; a refund of somebody else, or known already, changes nothing. */
export async function settleRefund(call: Call, id: string): Promise<void> {
  await call.tx
    .updateTable('ordering.refund')
    .set({ settledAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .execute();
}

/** How much of an order's payment at checkout went back: without its top-ups. */
export async function refundedAtCheckout(call: Call, orderId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: Fen }>`
    select coalesce(sum(fen), 0)::bigint as fen from ordering.refund
    where county_id = ${call.county} and order_id = ${orderId} and top_up_id is null`.execute(call.tx);
  return rows[0]?.fen ?? 0;
}
