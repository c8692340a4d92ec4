import { isId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import type { Told } from '../provider.ts';
import type { AlipayAccount } from './alipay-account.ts';
import { instantOf } from './alipay-time.ts';
import { contentToSign, isSigned } from './signing.ts';

/** Alipay tells again for a day and an hour, under the moment it first told. */
const GOOD_FOR_MS = 26 * 3_600_000;

/**
 * What a notice of Alipay tells; undefined when it is not theirs, not for this account, or older than they ever tell. A refund's
 * notice gives all that was refunded of a trade, not which refund: refunds are settled by asking.
 */
export function readAlipay(account: AlipayAccount, body: string, now: Date): Told | undefined {
  const notice = Object.fromEntries(new URLSearchParams(body));
  const { sign = '', notify_time = '', notify_id = '' } = notice;
  if (!isSigned(account.alipayKey, contentToSign(notice, ['sign', 'sign_type']), sign)) return undefined;
  const told = instantOf(notify_time);
  if (!told || Math.abs(now.getTime() - told.getTime()) > GOOD_FOR_MS || notify_id === '') return undefined;
  if (notice.app_id !== account.appId || notice.seller_id !== account.sellerId) return undefined;
  return paidBy(
    {
      status: notice.trade_status,
      paymentId: notice.out_trade_no,
      reference: notice.trade_no,
      total: notice.total_amount,
      at: notice.gmt_payment,
    },
    notify_id,
  );
}

/** The payment a trade is, once it is paid; `nothing` before. */
export function paidBy(
  trade: Readonly<Partial<Record<'status' | 'paymentId' | 'reference' | 'total' | 'at', string | undefined>>>,
  id: string,
): Told | undefined {
  if (trade.status !== 'TRADE_SUCCESS' && trade.status !== 'TRADE_FINISHED') return 'nothing';
  const amountFen = parseYuan(trade.total ?? '');
  const at = instantOf(trade.at ?? '');
  const { paymentId = '', reference } = trade;
  if (!amountFen || !at || !reference || !isId(paymentId)) return undefined;
  return { kind: 'paid', id, paymentId, reference, amountFen, at: at.toISOString() };
}
