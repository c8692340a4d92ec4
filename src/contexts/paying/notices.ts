import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Notice } from './provider.ts';

/** Keeps notices, each once: a repeat has the provider's own id of the first. `problem`: why it changed nothing. */
export async function insertNotices(
  call: Call,
  notices: readonly { readonly notice: Notice; readonly problem: string | null }[],
): Promise<void> {
  const rows = notices.map(({ notice, problem }) => ({
    id: notice.id,
    kind: notice.kind,
    payment_id: notice.kind === 'paid' ? notice.paymentId : null,
    refund_id: notice.kind === 'paid' ? null : notice.refundId,
    body: notice,
    problem,
  }));
  await sql`
    insert into paying.notice (county_id, id, kind, payment_id, refund_id, body, problem, received_at)
    select ${call.county}, id, kind, payment_id, refund_id, body, problem, ${call.now}
    from json_populate_recordset(null::paying.notice, ${JSON.stringify(rows)}::json)
    on conflict (county_id, id) do nothing`.execute(call.tx);
}
