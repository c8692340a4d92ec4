import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Notice } from './provider.ts';

/** Keeps notices, each once: a repeat has the provider's own id of the first. `problem`: why it changed nothing. */
export async function insertNotices(
  call: Call,
  notices: readonly { readonly notice: Notice; readonly problem: string | null }[],
): Promise<void> {
  await insertRows(
    call.tx,
    'paying.notice',
    notices.map(({ notice, problem }) => ({
      countyId: call.county,
      id: notice.id,
      kind: notice.kind,
      paymentId: notice.kind === 'paid' ? notice.paymentId : null,
      refundId: notice.kind === 'paid' ? null : notice.refundId,
      body: JSON.stringify(notice),
      problem,
      receivedAt: call.now,
    })),
    'on conflict (county_id, id) do nothing',
  );
}
