import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Fen } from '#shared/money.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import { type Share, sharesIn, writtenShares } from './kernel/shares.ts';

/** A payment as it stands: all orders of one checkout, paid at once. */
export interface Payment {
  readonly id: string;
  readonly checkoutId: string;
  readonly title: string;
  /** Own path where the payer comes back to. */
  readonly returnTo: string;
  readonly amountFen: Fen;
  readonly split: readonly Share[];
  readonly status: 'opened' | 'settled' | 'closed';
  readonly provider: string;
  readonly providerReference: string | null;
  readonly openedAt: Date;
  readonly refundedFen: Fen;
}

const columns = [
  'id',
  'checkoutId',
  'title',
  'returnTo',
  'amountFen',
  'split',
  'status',
  'provider',
  'providerReference',
  'openedAt',
  'refundedFen',
] as const;

/** Opens payments, except of checkouts that have one open or settled already. */
export async function insertPayments(call: Call, payments: readonly Payment[]): Promise<void> {
  const opened = await insertRows<'paying.payment', { readonly id: string; readonly openedAt: Date }>(
    call.tx,
    'paying.payment',
    payments.map(({ split, ...payment }) => ({
      countyId: call.county,
      ...payment,
      split: writtenShares(split),
    })),
    'on conflict do nothing returning id, opened_at',
  );
  await insertRows(
    call.tx,
    'paying.awaited',
    opened.map(({ id, openedAt }) => ({ countyId: call.county, paymentId: id, openedAt })),
  );
}

/** The payment of each checkout that is open or settled. */
export async function paymentIdsOf(
  call: Call,
  checkoutIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await call.tx
    .selectFrom('paying.payment')
    .select(['id', 'checkoutId'])
    .where('countyId', '=', call.county)
    .where('checkoutId', '=', among(checkoutIds))
    .where('status', '<>', 'closed')
    .execute();
  return new Map(rows.map(({ id, checkoutId }) => [checkoutId, id]));
}

export async function paymentOfCheckout(call: Call, checkoutId: string): Promise<Payment | undefined> {
  const row = await call.tx
    .selectFrom('paying.payment')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('checkoutId', '=', checkoutId)
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, split: sharesIn(row.split) };
}

export async function paymentById(call: Call, id: string): Promise<Payment | undefined> {
  const row = await call.tx
    .selectFrom('paying.payment')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, split: sharesIn(row.split) };
}

/** Payments by their ids, locked as `lockPayment` does, in id order as everyone locks many. */
export async function lockPayments(
  call: Call,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Payment>> {
  const rows = await call.tx
    .selectFrom('paying.payment')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', among(ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, split: sharesIn(row.split) }]));
}

/** As `paymentById`, locked until the transaction ends: settling, closing and refunding come one after another. */
export async function lockPayment(call: Call, id: string): Promise<Payment | undefined> {
  const row = await call.tx
    .selectFrom('paying.payment')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, split: sharesIn(row.split) };
}

export interface Settled {
  readonly id: string;
  readonly at: Date;
  readonly reference: string;
}

export async function markSettled(call: Call, settled: readonly Settled[]): Promise<void> {
  await sql`
    update paying.payment set status = 'settled', settled_at = told.at, provider_reference = told.reference
    from unnest(${uuidArray(settled.map(({ id }) => id))}::uuid[], ${settled.map(({ at }) => at)}::timestamptz[],
      ${settled.map(({ reference }) => reference)}::text[]) as told(id, at, reference)
    where county_id = ${call.county} and payment.id = told.id`.execute(call.tx);
  await answered(
    call,
    settled.map(({ id }) => id),
  );
}

async function answered(call: Call, ids: readonly string[]): Promise<void> {
  await call.tx
    .deleteFrom('paying.awaited')
    .where('countyId', '=', call.county)
    .where('paymentId', '=', among(ids))
    .execute();
}

export async function markClosed(call: Call, id: string): Promise<void> {
  await call.tx
    .updateTable('paying.payment')
    .set({ status: 'closed', closedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
  await answered(call, [id]);
}

export async function addRefunded(call: Call, id: string, fen: Fen): Promise<void> {
  await call.tx
    .updateTable('paying.payment')
    .set((eb) => ({ refundedFen: eb('refundedFen', '+', fen) }))
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** Payments opened before `before` and still without an answer, oldest first. */
export async function paymentsWithoutAnswer(call: Call, before: Date): Promise<Payment[]> {
  const rows = await call.tx
    .selectFrom('paying.payment')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('paying.awaited')
        .select('paymentId')
        .where('countyId', '=', call.county)
        .where('openedAt', '<', before)
        .orderBy('openedAt')
        .limit(200),
    )
    .where('status', '=', 'opened')
    .orderBy('openedAt')
    .execute();
  return rows.map((row) => ({ ...row, split: sharesIn(row.split) }));
}
