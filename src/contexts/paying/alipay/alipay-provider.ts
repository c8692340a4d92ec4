import { z } from 'zod';
import { parseYuan, yuan } from '#shared/money.ts';
import type { Asked, Cashier, Notice, Payer, PaymentToShow, Provider } from '../provider.ts';
import type { AlipayAccount } from './alipay-account.ts';
import { alipayTime, instantOf } from './alipay-time.ts';
import { AlipayError, callAlipay, signedParameters } from './call-alipay.ts';
import { fetchAlipayBill } from './fetch-alipay-bill.ts';
import { paidBy, readAlipay } from './read-alipay.ts';
import { givenBack, shareAtAlipay } from './share-alipay.ts';

/** As long as somebody looks for their glasses; the goods are kept for less. */
const PAY_WITHIN_MS = 30 * 60_000;
const UNKNOWN = 'ACQ.TRADE_NOT_EXIST';

const trade = z.object({
  trade_no: z.string(),
  out_trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
  send_pay_date: z.string().optional(),
});
const refunded = z.object({
  trade_no: z.string().optional(),
  refund_status: z.string().optional(),
  refund_amount: z.string().optional(),
  gmt_refund_pay: z.string().optional(),
});

/** The adapter to Alipay: page and phone payments, public-key mode. */
export function alipayProvider(account: AlipayAccount, notifyUrl: string): Provider {
  const call = (method: string, content: object, now: Date) => callAlipay(account, { method, content }, now);

  async function askPayment(paymentId: string, now: Date): Promise<Notice | undefined> {
    const answer = await known(call('alipay.trade.query', { out_trade_no: paymentId }, now));
    if (answer === undefined) return undefined;
    const { trade_no, trade_status, out_trade_no, total_amount, send_pay_date } = trade.parse(answer);
    const told = paidBy(
      {
        status: trade_status,
        paymentId: out_trade_no,
        reference: trade_no,
        total: total_amount,
        at: send_pay_date,
      },
      `asked-${trade_no}`,
    );
    return told === 'nothing' ? undefined : told;
  }

  async function askRefund({ paymentId, refundId }: Required<Asked>, now: Date): Promise<Notice | undefined> {
    const content = { out_trade_no: paymentId, out_request_no: refundId, query_options: ['gmt_refund_pay'] };
    const answer = refunded.parse(await call('alipay.trade.fastpay.refund.query', content, now));
    const amountFen = parseYuan(answer.refund_amount ?? '');
    if (answer.refund_status !== 'REFUND_SUCCESS' || !amountFen) return undefined;
    return {
      kind: 'refunded',
      id: `asked-${refundId}`,
      refundId,
      reference: answer.trade_no ?? refundId,
      amountFen,
      at: (instantOf(answer.gmt_refund_pay ?? '') ?? now).toISOString(),
    };
  }

  return {
    cashier: async (payment, payer, now) => cashierOf(account, notifyUrl, { payment, payer }, now),

    async close(paymentId, now) {
      try {
        await known(call('alipay.trade.close', { out_trade_no: paymentId }, now));
        return undefined;
      } catch (error) {
        // Paid, or closed already: asking tells which.
        if (error instanceof AlipayError && /STATUS/.test(error.code)) return askPayment(paymentId, now);
        throw error;
      }
    },

    async refund({ refundId, paymentId, amountFen, reason, takeBack }, now) {
      const content = {
        out_trade_no: paymentId,
        refund_amount: yuan(amountFen),
        out_request_no: refundId,
        refund_reason: reason.slice(0, 256),
        ...(takeBack.length > 0 ? { refund_royalty_parameters: takeBack.map(givenBack) } : {}),
      };
      await call('alipay.trade.refund', content, now);
      return askRefund({ paymentId, refundId }, now);
    },

    ask: ({ paymentId, refundId }, now) =>
      refundId ? askRefund({ paymentId, refundId }, now) : askPayment(paymentId, now),
    read: (body, _headers, now) => readAlipay(account, body, now),
    share: (sharing, now) => shareAtAlipay(account, sharing, now),
    bill: (day, now) => fetchAlipayBill(account, day, now),
  };
}

/** The address of Alipay's cashier: signed, so that nothing has to be sent first. */
function cashierOf(
  account: AlipayAccount,
  notifyUrl: string,
  { payment, payer }: { payment: PaymentToShow; payer: Payer },
  now: Date,
): Cashier {
  const onPhone = payer.way !== 'desk';
  const content = {
    out_trade_no: payment.paymentId,
    total_amount: yuan(payment.amountFen),
    subject: payment.title.replaceAll(/[/=&]/g, ' ').slice(0, 120),
    product_code: onPhone ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY',
    time_expire: alipayTime(new Date(payment.openedAt.getTime() + PAY_WITHIN_MS)),
    // Frozen until it is shared out; see share-out.ts.
    extend_params: { royalty_freeze: 'true' },
    ...(onPhone ? { quit_url: payment.returnUrl } : {}),
  };
  const method = onPhone ? 'alipay.trade.wap.pay' : 'alipay.trade.page.pay';
  const request = { method, content, notifyUrl, returnUrl: payment.returnUrl };
  return { kind: 'address', url: `${account.gateway}?${signedParameters(account, request, now)}` };
}

/** What was asked about, or undefined when Alipay has never heard of it: nobody came to the cashier. */
async function known(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AlipayError && error.code === UNKNOWN) return undefined;
    throw error;
  }
}
