import type { Call } from '#shared/call.ts';
import type { Notice } from './provider.ts';

/** Keeps a notice; false when the provider's own id says it came before. */
export async function insertNotice(call: Call, notice: Notice, problem: string | null): Promise<boolean> {
  const kept = await call.tx
    .insertInto('paying.notice')
    .values({
      countyId: call.county,
      id: notice.id,
      kind: notice.kind,
      paymentId: notice.kind === 'paid' ? notice.paymentId : null,
      refundId: notice.kind === 'paid' ? null : notice.refundId,
      body: JSON.stringify(notice),
      problem,
      receivedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}
