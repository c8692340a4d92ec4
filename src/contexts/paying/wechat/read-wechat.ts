import { z } from 'zod';
import type { Notice, Told } from '../provider.ts';
import { openResource } from './open-resource.ts';
import { paymentIdOf } from './our-numbers.ts';
import { isFromWechat } from './signing.ts';
import type { WechatAccount } from './wechat-account.ts';

const envelope = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string(),
  resource: z.object({
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/** An order as notices and answers give it: of a merchant (`mchid`), or of the payee it acts for (`sp_mchid`, `sub_mchid`). */
export const transaction = z.object({
  mchid: z.string().optional(),
  sp_mchid: z.string().optional(),
  sub_mchid: z.string().optional(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: z.object({ total: z.int().positive(), currency: z.string().default('CNY') }).optional(),
});

/** A refund: notices say `refund_status`, answers `status`. */
export const refundResult = z.object({
  out_refund_no: z.uuid(),
  refund_id: z.string(),
  status: z.string().optional(),
  refund_status: z.string().optional(),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: z.object({ refund: z.int().positive() }),
});

/** What a notice of WeChat Pay tells; undefined when it is not theirs, not for this account, or damaged. */
export function readWechat(
  account: WechatAccount,
  { body, headers }: { body: string; headers: Pick<Headers, 'get'> },
  now: Date,
): Told | undefined {
  if (!isFromWechat(account, { headers, body }, now)) return undefined;
  const notice = envelope.safeParse(JSON.parse(body)).data;
  if (!notice) return undefined;
  const inside = openResource(account.apiV3Key, notice.resource);
  if (inside === undefined) return undefined;
  if (notice.event_type === 'TRANSACTION.SUCCESS') {
    const order = transaction.safeParse(inside).data;
    return order && isOurs(account, order) ? paidBy(order, notice.id) : undefined;
  }
  if (notice.event_type.startsWith('REFUND.')) {
    const refund = refundResult.safeParse(inside).data;
    return refund && refundedBy(refund, notice.id);
  }
  return 'nothing';
}

function isOurs(account: WechatAccount, order: z.infer<typeof transaction>): boolean {
  const whose = account.subMchid ? [order.sp_mchid, order.sub_mchid] : [order.mchid, undefined];
  return whose[0] === account.mchid && whose[1] === account.subMchid;
}

/** The payment an order is, once it is paid; `nothing` before. */
export function paidBy(order: z.infer<typeof transaction>, id: string): Told | undefined {
  // An order that was paid and then refunded in part or whole has been paid all the same.
  if (order.trade_state !== 'SUCCESS' && order.trade_state !== 'REFUND') return 'nothing';
  const paymentId = paymentIdOf(order.out_trade_no);
  const { transaction_id, success_time, amount } = order;
  if (!paymentId || !transaction_id || !success_time || amount?.currency !== 'CNY') return undefined;
  return {
    kind: 'paid',
    id,
    paymentId,
    reference: transaction_id,
    amountFen: amount.total,
    at: new Date(success_time).toISOString(),
  };
}

/** The refund's end, once it has one; `nothing` while it is on its way. */
export function refundedBy(refund: z.infer<typeof refundResult>, id: string): Told | undefined {
  const status = refund.refund_status ?? refund.status;
  const told = { id, refundId: refund.out_refund_no, reference: refund.refund_id };
  if (status === 'CLOSED' || status === 'ABNORMAL') return { kind: 'refund-failed', ...told, why: status };
  if (status !== 'SUCCESS') return 'nothing';
  if (!refund.success_time) return undefined;
  return {
    kind: 'refunded',
    ...told,
    amountFen: refund.amount.refund,
    at: new Date(refund.success_time).toISOString(),
  };
}

/** The notice in what was asked, or nothing yet. */
export function noticeIn(told: Told | undefined): Notice | undefined {
  return told === 'nothing' ? undefined : told;
}
