import type { Db } from '#shared/database.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';

export interface Trade {
  readonly paymentId: string;
  readonly title: string;
  readonly amountFen: Fen;
  readonly notifyUrl: string;
  readonly reference: string;
  readonly paidAt: Date | null;
}

/** The trade a cashier request names, made when it is first seen. */
export async function tradeFor(db: Db, asked: Omit<Trade, 'reference' | 'paidAt'>): Promise<Trade> {
  await db
    .insertInto('sandboxPay.trade')
    .values({ ...asked, reference: `SB${newId().replaceAll('-', '')}` })
    .onConflict((conflict) => conflict.column('paymentId').doNothing())
    .execute();
  return db
    .selectFrom('sandboxPay.trade')
    .selectAll()
    .where('paymentId', '=', asked.paymentId)
    .executeTakeFirstOrThrow();
}

export async function tradeById(db: Db, paymentId: string): Promise<Trade | undefined> {
  return db.selectFrom('sandboxPay.trade').selectAll().where('paymentId', '=', paymentId).executeTakeFirst();
}

/** Marks a trade paid; false when it was already: the payer is charged once. */
export async function payTrade(db: Db, paymentId: string, at: Date): Promise<boolean> {
  const paid = await db
    .updateTable('sandboxPay.trade')
    .set({ paidAt: at })
    .where('paymentId', '=', paymentId)
    .where('paidAt', 'is', null)
    .executeTakeFirst();
  return paid.numUpdatedRows === 1n;
}

export interface SandboxRefund {
  readonly refundId: string;
  readonly paymentId: string;
  readonly amountFen: Fen;
  readonly reference: string;
  readonly refundedAt: Date;
}

/** Keeps a refund, once per id. */
export async function keepRefund(
  db: Db,
  asked: { refundId: string; paymentId: string; amountFen: Fen },
  at: Date,
): Promise<void> {
  await db
    .insertInto('sandboxPay.refund')
    .values({ ...asked, reference: `SR${newId().replaceAll('-', '')}`, refundedAt: at })
    .onConflict((conflict) => conflict.column('refundId').doNothing())
    .execute();
}

export async function refundOf(db: Db, refundId: string): Promise<SandboxRefund | undefined> {
  return db.selectFrom('sandboxPay.refund').selectAll().where('refundId', '=', refundId).executeTakeFirst();
}
