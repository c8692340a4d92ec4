import { sql } from 'kysely';
import { refund } from '#paying';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { must } from '#shared/outcome.ts';
import { type RefundCause, refundCauseWords } from './kernel/refund-cause.ts';

/** Money of an adoption that went back without an order. */
export interface Refund {
  readonly id: string;
  readonly adoptionId: string;
  readonly cause: RefundCause;
  readonly fen: Fen;
  readonly at: Date;
  readonly settledAt: Date | null;
}

/** Pays part of an adoption back to whoever paid, with its reason here and at the payer's. Nothing is nothing. */
export async function payBack(
  call: Call,
  adoption: { readonly id: string; readonly number: string; readonly lang: 'zh' | 'en' },
  { cause, fen, ofHeldFen }: { readonly cause: RefundCause; readonly fen: Fen; readonly ofHeldFen: Fen },
): Promise<void> {
  if (fen === 0) return;
  const { id: adoptionId, number, lang } = adoption;
  const id = newId(call.now);
  await call.tx
    .insertInto('adopting.refund')
    .values({ countyId: call.county, id, adoptionId, cause, fen, ofHeldFen, at: call.now })
    .execute();
  await sql`update adopting.adoption set refunded_fen = refunded_fen + ${fen}
    where county_id = ${call.county} and id = ${adoptionId}`.execute(call.tx);
  const reason = `${number} ${refundCauseWords[cause][lang]}`;
  must(await refund(call, { refundId: id, checkoutId: adoptionId, orderId: adoptionId, fen, reason }));
}

export async function refundsOfAdoption(call: Call, adoptionId: string): Promise<Refund[]> {
  const { rows } = await sql<Refund>`select id, adoption_id, cause, fen, at, settled_at from adopting.refund
    where county_id = ${call.county} and adoption_id = ${adoptionId} order by at, id`.execute(call.tx);
  return rows;
}

/** Marks a refund as arrived; a refund of somebody else, or known already, changes nothing. */
export async function settleRefund(call: Call, id: string): Promise<void> {
  await sql`update adopting.refund set settled_at = ${call.now}
    where county_id = ${call.county} and id = ${id} and settled_at is null`.execute(call.tx);
}
