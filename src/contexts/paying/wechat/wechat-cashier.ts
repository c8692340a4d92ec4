import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { seconds } from '#shared/signature.ts';
import type { Cashier, Payer, PaymentToShow } from '../provider.ts';
import { callWechat, WechatError } from './call-wechat.ts';
import { outTradeNo } from './our-numbers.ts';
import { signLines } from './signing.ts';
import type { WechatAccount } from './wechat-account.ts';

/** As long as somebody looks for their glasses; the goods are kept for less. */
const PAY_WITHIN_MS = 30 * 60_000;
const LONGEST_TITLE = 42;

/** Orders at WeChat Pay in the way the payer's browser can pay: in its own window (JSAPI), by leaving for its app (H5), or by scanning (Native). */
export async function wechatCashier(
  account: WechatAccount,
  notifyUrl: string,
  { payment, payer }: { payment: PaymentToShow; payer: Payer },
  now: Date,
): Promise<Cashier> {
  const order = (trade: string, more: object) =>
    callWechat(
      account,
      {
        method: 'POST',
        path: `${orderPath(account)}/${trade}`,
        json: { ...orderOf(account, notifyUrl, payment), ...more },
      },
      now,
    );
  try {
    if (payer.way === 'in-wechat' && account.appSecret) {
      if (payer.code === undefined) return { kind: 'address', url: whoPays(account, payer.windowUrl) };
      const openid = await openidOf(account, account.appSecret, payer.code);
      // The code was used, or somebody came back to an old page: ask again who pays.
      if (openid === undefined) return { kind: 'address', url: whoPays(account, payer.windowUrl) };
      const person = account.subMchid ? { sp_openid: openid } : { openid };
      const { prepay_id } = jsapi.parse(await order('jsapi', { payer: person }));
      return { kind: 'window', order: windowOrder(account, prepay_id, now) };
    }
    if (payer.way === 'phone') {
      const scene = { payer_client_ip: payer.ip, h5_info: { type: 'Wap' } };
      const { h5_url } = h5.parse(await order('h5', { scene_info: scene }));
      const url = new URL(h5_url);
      url.searchParams.set('redirect_url', payment.returnUrl);
      return { kind: 'address', url: url.href };
    }
    return { kind: 'scan', text: native.parse(await order('native', {})).code_url };
  } catch (error) {
    // The same order number came with another way to pay before.
    if (error instanceof WechatError && ['OUT_TRADE_NO_USED', 'INVALID_REQUEST'].includes(error.code)) {
      return { kind: 'elsewhere' };
    }
    throw error;
  }
}

const jsapi = z.object({ prepay_id: z.string() });
const h5 = z.object({ h5_url: z.url({ protocol: /^https?$/ }) });
const native = z.object({ code_url: z.string() });

/** Where orders of this account are made and asked for. */
export function orderPath({ subMchid }: WechatAccount): string {
  return subMchid ? '/v3/pay/partner/transactions' : '/v3/pay/transactions';
}

/** Who takes the money, as most requests name it. */
export function whose({ mchid, subMchid }: WechatAccount): Record<string, string> {
  return subMchid ? { sp_mchid: mchid, sub_mchid: subMchid } : { mchid };
}

// Nothing here may depend on the moment: asked again, WeChat Pay takes the order for the same only when every field is.
function orderOf(account: WechatAccount, notifyUrl: string, payment: PaymentToShow) {
  return {
    ...(account.subMchid ? { sp_appid: account.appid } : { appid: account.appid }),
    ...whose(account),
    description: [...payment.title].slice(0, LONGEST_TITLE).join(''),
    out_trade_no: outTradeNo(payment.paymentId),
    time_expire: expires(payment.openedAt),
    notify_url: notifyUrl,
    amount: { total: payment.amountFen, currency: 'CNY' },
    // Frozen until it is shared out; see share-out.ts.
    settle_info: { profit_sharing: true },
  };
}

function expires(openedAt: Date): string {
  return `${new Date(openedAt.getTime() + PAY_WITHIN_MS).toISOString().slice(0, 19)}+00:00`;
}

/** WeChat's own page that tells us who is paying and leads back with a code. Nothing but an id is asked for (`snsapi_base`). */
function whoPays(account: WechatAccount, windowUrl: string): string {
  const url = new URL(account.authorizeUrl);
  url.search = new URLSearchParams({
    appid: account.appid,
    redirect_uri: windowUrl,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'pay',
  }).toString();
  url.hash = 'wechat_redirect';
  return url.href;
}

const identity = z.object({ openid: z.string() });

async function openidOf(account: WechatAccount, secret: string, code: string): Promise<string | undefined> {
  const url = new URL('/sns/oauth2/access_token', account.oauthUrl);
  url.search = new URLSearchParams({
    appid: account.appid,
    secret,
    code,
    grant_type: 'authorization_code',
  }).toString();
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`WeChat answered ${response.status} when asked who pays`);
  return identity.safeParse(await response.json()).data?.openid;
}

/** What WeChat's browser opens its window with: signed again, since the page carries it. */
function windowOrder(account: WechatAccount, prepayId: string, now: Date): Record<string, string> {
  const timeStamp = String(seconds(now));
  const nonceStr = randomBytes(16).toString('hex');
  const packed = `prepay_id=${prepayId}`;
  return {
    appId: account.appid,
    timeStamp,
    nonceStr,
    package: packed,
    signType: 'RSA',
    paySign: signLines(account.privateKey, [account.appid, timeStamp, nonceStr, packed]),
  };
}
