import { seconds, sign, signed } from '#shared/signature.ts';
import { type Merchant, type Notice, notice, type Provider } from './provider.ts';

const TEN_SECONDS = 10_000;

/** The adapter to the sandbox provider (`src/sandbox-pay/`): the same dealings as with a real one, over HTTP. */
export function sandboxProvider(merchant: Merchant): Provider {
  return {
    async cashier(payment, _payer, now) {
      const query = new URLSearchParams({
        payment: payment.paymentId,
        title: payment.title,
        fen: String(payment.amountFen),
        return: payment.returnUrl,
        notify: merchant.notifyUrl,
        at: String(seconds(now)),
      });
      query.sort();
      query.append('sign', sign(merchant.key, seconds(now), query.toString()));
      return { kind: 'address', url: `${merchant.cashierUrl}?${query}` };
    },
    async close() {
      // The sandbox keeps nothing open: a payment that was closed here and is paid there all the same is refunded.
      return undefined;
    },
    async refund({ refundId, paymentId, amountFen, reason }, now) {
      const response = await post(
        merchant,
        '/refunds',
        JSON.stringify({ refundId, paymentId, amountFen, reason, notify: merchant.notifyUrl }),
        now,
      );
      if (!response.ok) throw new Error(`the provider answered ${response.status} to refund ${refundId}`);
      return undefined;
    },
    async ask({ paymentId, refundId }, now) {
      const about = refundId ? { refundId } : { paymentId };
      const response = await post(merchant, '/ask', JSON.stringify(about), now);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`the provider answered ${response.status} when asked`);
      return notice.parse(await response.json());
    },
    read(body, headers, now): Notice | undefined {
      const signature = { at: headers.get('pay-at'), text: body, signature: headers.get('pay-sign') };
      if (!signed(merchant.key, signature, now)) return undefined;
      return notice.safeParse(JSON.parse(body)).data;
    },
  };
}

async function post(merchant: Merchant, path: string, body: string, now: Date): Promise<Response> {
  const at = seconds(now);
  return fetch(`${merchant.apiUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'pay-at': String(at),
      'pay-sign': sign(merchant.key, at, body),
    },
    body,
    signal: AbortSignal.timeout(TEN_SECONDS),
  });
}
