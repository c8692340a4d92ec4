import type { Notice, Provider } from '../provider.ts';
import { callWechat, WechatError } from './call-wechat.ts';
import { fetchWechatBill } from './fetch-wechat-bill.ts';
import { outTradeNo } from './our-numbers.ts';
import { noticeIn, paidBy, readWechat, refundedBy, refundResult, transaction } from './read-wechat.ts';
import { shareAtWechat, takeBackAtWechat } from './share-wechat.ts';
import type { WechatAccount } from './wechat-account.ts';
import { orderPath, wechatCashier, whose } from './wechat-cashier.ts';

const LONGEST_REASON = 80;

/** The adapter to WeChat Pay, API v3. */
export function wechatProvider(account: WechatAccount, notifyUrl: string): Provider {
  const payee = account.subMchid ? { sub_mchid: account.subMchid } : {};

  async function askPayment(paymentId: string, now: Date): Promise<Notice | undefined> {
    const path = `${orderPath(account)}/out-trade-no/${outTradeNo(paymentId)}?${new URLSearchParams(whose(account))}`;
    const answer = await known(callWechat(account, { method: 'GET', path }, now));
    if (answer === undefined) return undefined;
    const order = transaction.parse(answer);
    return noticeIn(paidBy(order, `asked-${order.transaction_id}`));
  }

  async function askRefund(refundId: string, now: Date): Promise<Notice | undefined> {
    const query = account.subMchid ? `?${new URLSearchParams(payee)}` : '';
    const path = `/v3/refund/domestic/refunds/${refundId}${query}`;
    const answer = await known(callWechat(account, { method: 'GET', path }, now));
    return answer === undefined ? undefined : endOf(answer);
  }

  return {
    cashier: (payment, payer, now) => wechatCashier(account, notifyUrl, { payment, payer }, now),

    async close(paymentId, now) {
      const path = `${orderPath(account)}/out-trade-no/${outTradeNo(paymentId)}/close`;
      try {
        await known(callWechat(account, { method: 'POST', path, json: whose(account) }, now));
        return undefined;
      } catch (error) {
        if (error instanceof WechatError && error.code === 'ORDERPAID') return askPayment(paymentId, now);
        if (error instanceof WechatError && error.code === 'ORDER_CLOSED') return undefined;
        throw error;
      }
    },

    async refund({ refundId, paymentId, amountFen, paidFen, reason, takeBack }, now) {
      await takeBackAtWechat(account, takeBack, now);
      const answer = await callWechat(
        account,
        {
          method: 'POST',
          path: '/v3/refund/domestic/refunds',
          json: {
            ...payee,
            out_trade_no: outTradeNo(paymentId),
            out_refund_no: refundId,
            reason: [...reason].slice(0, LONGEST_REASON).join(''),
            notify_url: notifyUrl,
            amount: { refund: amountFen, total: paidFen, currency: 'CNY' },
          },
        },
        now,
      );
      return endOf(answer);
    },

    ask: ({ paymentId, refundId }, now) => (refundId ? askRefund(refundId, now) : askPayment(paymentId, now)),
    read: (body, headers, now) => readWechat(account, { body, headers }, now),
    share: (sharing, now) => shareAtWechat(account, sharing, now),
    bill: (day, now) => fetchWechatBill(account, day, now),
  };
}

function endOf(answer: unknown): Notice | undefined {
  const refund = refundResult.parse(answer);
  return noticeIn(refundedBy(refund, `asked-${refund.refund_id}`));
}

/** What was asked about, or undefined when WeChat Pay has never heard of it: nobody came to the cashier. */
async function known(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof WechatError && error.status === 404) return undefined;
    throw error;
  }
}
