import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Bearer, type Share, sharesIn, writtenShares } from './kernel/shares.ts';

export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly split: readonly Share[];
  /** Who alone bears it; null: everyone their part. */
  readonly borneBy: Bearer | null;
  readonly status: 'asked' | 'settled';
  readonly askedAt: Date;
}

const columns = [
  'id',
  'paymentId',
  'orderId',
  'amountFen',
  'reason',
  'split',
  'borneBy',
  'status',
  'askedAt',
] as const;

export async function insertRefund(call: Call, refund: Refund): Promise<void> {
  await call.tx
    .insertInto('paying.refund')
    .values({
      countyId: call.county,
      ...refund,
      split: writtenShares(refund.split),
      borneBy: refund.borneBy && JSON.stringify(refund.borneBy),
    })
    .execute();
}

export async function refundById(call: Call, id: string): Promise<Refund | undefined> {
  const row = await call.tx
    .selectFrom('paying.refund')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && refundOf(row);
}

export async function refundsOfPayment(call: Call, paymentId: string): Promise<Refund[]> {
  const rows = await call.tx
    .selectFrom('paying.refund')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('paymentId', '=', paymentId)
    .execute();
  return rows.map(refundOf);
}

/** Refunds asked before `before` that the provider has not confirmed, oldest first. */
export async function refundsWithoutAnswer(call: Call, before: Date): Promise<Refund[]> {
  const rows = await call.tx
    .selectFrom('paying.refund')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('status', '=', 'asked')
    .where('askedAt', '<', before)
    .orderBy('askedAt')
    .limit(200)
    .execute();
  return rows.map(refundOf);
}

/** Marks a refund settled; false when it was already. */
export async function markRefundSettled(
  call: Call,
  id: string,
  at: Date,
  reference: string,
): Promise<boolean> {
  const done = await call.tx
    .updateTable('paying.refund')
    .set({ status: 'settled', settledAt: at, providerReference: reference })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function refundOf<Row extends { readonly split: unknown; readonly borneBy: unknown }>(row: Row) {
  return { ...row, split: sharesIn(row.split), borneBy: row.borneBy as Bearer | null };
}
