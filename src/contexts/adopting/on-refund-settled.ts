import type { Call } from '#shared/call.ts';
import { settleRefund } from './refunds.ts';

/** The payer's bank has the money of a refund. */
export async function onRefundSettled(call: Call, fact: { readonly refundId: string }): Promise<void> {
  await settleRefund(call, fact.refundId);
}
