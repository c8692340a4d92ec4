import assert from 'node:assert/strict';
import {
  createCipheriv,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type WechatAccount, wechatAccount } from '../../src/contexts/paying/wechat/wechat-account.ts';
import { type BilledLine, type ForeignProvider, type Harm, type Post, served } from './foreign-provider.ts';
import { certificate, certificateKey } from './wechat-certificate.ts';

const PUBLIC_KEY_ID = 'PUB_KEY_ID_0119000000012026060100000000000001';
const SERIAL_OF_CERTIFICATE = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';
const API_V3_KEY = 'for-tests-only-0123456789abcdefg';
const pem = (
  key: { export(options: { type: 'pkcs8' | 'spki'; format: 'pem' }): string | Buffer },
  type: 'pkcs8' | 'spki',
) => String(key.export({ type, format: 'pem' }));

interface Order {
  readonly number: string;
  readonly total: number;
  readonly trade: string;
  readonly asked: string;
  readonly reference: string;
  paidAt?: Date;
  closed?: boolean;
}

interface Refund {
  readonly fen: number;
  readonly order: Order;
  readonly at: Date;
  state: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL';
}

export interface WechatPay extends ForeignProvider {
  readonly account: WechatAccount;
  nameOf(account: string): string | undefined;
  /** What part of an order may be handed on; 1 is all of it. */
  mostShared: number;
  /** What is to come back from a receiver is on its way first. */
  returnsTakeTime: boolean;
  /** Bills lose their end on the way. */
  billCut: boolean;
  /** How the next refunds end. */
  refundsEnd: Refund['state'];
  readonly orders: ReadonlyMap<string, Order>;
  /** Would WeChat's browser open its window with this? */
  windowTakes(order: Readonly<Record<string, string>>): boolean;
  endRefund(refundId: string, state: Refund['state']): void;
  /** What the last order said, as it came. */
  lastOrder: { readonly path: string; readonly body: Record<string, unknown> } | undefined;
}

/**
 * WeChat Pay as its documents describe API v3, written from them and not from our adapter. It takes only requests signed by the
 * merchant, answers signed, and remembers orders and refunds by the merchant's numbers.
 */
export async function openWechatPay(
  clock: () => Date,
  mode: 'public key' | 'certificate' = 'public key',
  subMchid?: string,
): Promise<WechatPay> {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = mode === 'public key' ? own.privateKey : createPrivateKey(certificateKey);
  const serial = mode === 'public key' ? PUBLIC_KEY_ID : SERIAL_OF_CERTIFICATE;
  const orders = new Map<string, Order>();
  const refunds = new Map<string, Refund>();

  const app = new Hono();
  const files = new Map<string, string>();
  const known = new Map<string, string>();
  const freed = new Set<string>();
  const returned = new Map<string, { readonly key: string; readonly fen: number }>();
  const sharings = new Map<
    string,
    {
      readonly order: Order;
      readonly receivers: readonly { account: string; amount: number }[];
      asked: number;
    }
  >();
  const state = {
    mostShared: 1,
    returnsTakeTime: false,
    down: false,
    impostor: false,
    billCut: false,
    billAs: (lines: readonly BilledLine[]) => lines,
    refundsEnd: 'SUCCESS' as Refund['state'],
  };
  let lastOrder: WechatPay['lastOrder'];

  const signedHeaders = (body: string, at = clock(), key = state.impostor ? stranger.privateKey : signer) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString(
      'base64',
    );
    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature': signature,
      'wechatpay-serial': serial,
    };
  };
  const answer = (_c: Context, value: object | undefined, status: 200 | 204 | 400 | 403 | 404 = 200) => {
    const body = value === undefined ? '' : JSON.stringify(value);
    const headers = { 'content-type': 'application/json', ...signedHeaders(body) };
    return new Response(status === 204 ? null : body, { status, headers });
  };
  const failure = (c: Context, status: 400 | 403 | 404, code: string) =>
    answer(c, { code, message: code }, status);

  // Who pays: another machine of WeChat's, which knows no signatures.
  app.get('/sns/oauth2/access_token', (c) => {
    const { appid, secret, code } = c.req.query();
    if (appid !== 'wxtest' || secret !== 'app-secret') return c.json({ errcode: 40125 });
    return c.json(code === 'used' ? { errcode: 40163, errmsg: 'code been used' } : { openid: 'o-payer' });
  });

  app.use(async (c, next) => {
    if (state.down) return c.text('system busy', 500);
    const header = c.req.header('authorization') ?? '';
    const [, fieldText = ''] = /^WECHATPAY2-SHA256-RSA2048 (.*)$/.exec(header) ?? [];
    const field = Object.fromEntries(
      [...fieldText.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const { pathname, search } = new URL(c.req.url);
    const text = `${c.req.method}\n${pathname}${search}\n${field.timestamp}\n${field.nonce_str}\n${await c.req.text()}\n`;
    const good =
      field.mchid === '1900000001' &&
      field.serial_no === 'ABCDEF0123456789' &&
      Math.abs(clock().getTime() / 1000 - Number(field.timestamp)) <= 300 &&
      verify('sha256', Buffer.from(text), merchant.publicKey, Buffer.from(field.signature ?? '', 'base64'));
    if (!good) return c.json({ code: 'SIGN_ERROR', message: '签名错误' }, 401);
    await next();
  });

  const base = subMchid ? '/v3/pay/partner/transactions' : '/v3/pay/transactions';
  app.post(`${base}/:trade{jsapi|h5|native}`, async (c) => {
    const text = await c.req.text();
    const body = JSON.parse(text) as { out_trade_no: string; amount: { total: number }; sub_mchid?: string };
    if (subMchid !== body.sub_mchid) return failure(c, 403, 'NO_AUTH');
    const { out_trade_no: number, amount } = body;
    assert.match(number, /^[0-9A-Za-z_*-]{6,32}$/);
    const trade = c.req.param('trade');
    const before = orders.get(number);
    if (before?.paidAt) return failure(c, 400, 'ORDERPAID');
    if (before?.closed) return failure(c, 400, 'ORDER_CLOSED');
    if (before && (before.trade !== trade || before.asked !== text))
      return failure(c, 400, 'INVALID_REQUEST');
    lastOrder = { path: c.req.path, body: JSON.parse(text) as Record<string, unknown> };
    if (!before) {
      const reference = `42000${createHash('sha256').update(number).digest('hex').slice(0, 23)}`;
      orders.set(number, { number, total: amount.total, trade, asked: text, reference });
    }
    if (trade === 'jsapi') return answer(c, { prepay_id: `wx${number}` });
    if (trade === 'h5')
      return answer(c, {
        h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx${number}&package=1`,
      });
    return answer(c, { code_url: `weixin://wxpay/bizpayurl?pr=${number.slice(0, 8)}` });
  });

  app.get(`${base}/out-trade-no/:number`, (c) => {
    const order = orders.get(c.req.param('number'));
    if (c.req.query(subMchid ? 'sp_mchid' : 'mchid') !== '1900000001') return failure(c, 400, 'PARAM_ERROR');
    return order ? answer(c, shown(order)) : failure(c, 404, 'ORDER_NOT_EXIST');
  });

  app.post(`${base}/out-trade-no/:number/close`, (c) => {
    const order = orders.get(c.req.param('number'));
    if (!order) return failure(c, 404, 'ORDER_NOT_EXIST');
    if (order.paidAt) return failure(c, 400, 'ORDERPAID');
    order.closed = true;
    return answer(c, undefined, 204);
  });

  app.post('/v3/refund/domestic/refunds', async (c) => {
    const body = (await c.req.json()) as {
      out_trade_no: string;
      out_refund_no: string;
      amount: { refund: number; total: number };
    };
    const order = orders.get(body.out_trade_no);
    if (!order?.paidAt) return failure(c, 404, 'RESOURCE_NOT_EXISTS');
    const { refund: fen, total } = body.amount;
    const before = refunds.get(body.out_refund_no);
    const back = [...refunds.values()]
      .filter((refund) => refund.order === order)
      .reduce((sum, refund) => sum + refund.fen, 0);
    if (total !== order.total || (!before && back + fen > total)) return failure(c, 403, 'NOT_ENOUGH');
    if (before && before.fen !== fen) return failure(c, 400, 'PARAM_ERROR');
    if (!before) refunds.set(body.out_refund_no, { fen, order, at: clock(), state: state.refundsEnd });
    return answer(c, shownRefund(body.out_refund_no, 'status'));
  });

  app.get('/v3/refund/domestic/refunds/:id', (c) =>
    refunds.has(c.req.param('id'))
      ? answer(c, shownRefund(c.req.param('id'), 'status'))
      : failure(c, 404, 'RESOURCE_NOT_EXISTS'),
  );

  app.post('/v3/profitsharing/receivers/add', async (c) => {
    const body = (await c.req.json()) as { account: string; name: string; type: string };
    const name = privateDecrypt(
      { key: signer, oaepHash: 'sha1' },
      Buffer.from(body.name, 'base64'),
    ).toString();
    known.set(body.account, name);
    return answer(c, { type: body.type, account: body.account });
  });

  app.post('/v3/profitsharing/orders', async (c) => {
    const body = (await c.req.json()) as {
      transaction_id: string;
      out_order_no: string;
      unfreeze_unsplit: boolean;
      receivers: { account: string; amount: number }[];
    };
    const order = [...orders.values()].find((each) => each.reference === body.transaction_id);
    if (!order?.paidAt || body.receivers.length > 50) return failure(c, 400, 'PARAM_ERROR');
    if (body.receivers.some(({ account }) => !known.has(account))) return failure(c, 403, 'NO_AUTH');
    const sum = body.receivers.reduce((all, { amount }) => all + amount, 0);
    const before = sharings.get(body.out_order_no);
    if (!before && sum > order.total * state.mostShared - sharedOf(order))
      return failure(c, 403, 'RULE_LIMIT');
    const sharing = before ?? { order, receivers: body.receivers, asked: 0 };
    sharing.asked += 1;
    sharings.set(body.out_order_no, sharing);
    if (body.unfreeze_unsplit) freed.add(order.number);
    // It takes its time: who asks again finds it done.
    const done = sharing.asked > 1;
    const result = done ? 'SUCCESS' : 'PENDING';
    return answer(c, {
      state: done ? 'FINISHED' : 'PROCESSING',
      receivers: body.receivers.map((each) => ({ ...each, result })),
    });
  });

  app.post('/v3/profitsharing/orders/unfreeze', async (c) => {
    const { transaction_id } = (await c.req.json()) as { transaction_id: string };
    const order = [...orders.values()].find((each) => each.reference === transaction_id);
    if (!order?.paidAt) return failure(c, 400, 'PARAM_ERROR');
    freed.add(order.number);
    return answer(c, { state: 'FINISHED', receivers: [] });
  });

  app.post('/v3/profitsharing/return-orders', async (c) => {
    const body = (await c.req.json()) as {
      out_order_no: string;
      out_return_no: string;
      return_mchid: string;
      amount: number;
    };
    const got =
      sharings.get(body.out_order_no)?.receivers.find(({ account }) => account === body.return_mchid)
        ?.amount ?? 0;
    const before = returned.get(body.out_return_no);
    const key = `${body.out_order_no} ${body.return_mchid}`;
    const back = [...returned.values()]
      .filter((each) => each.key === key)
      .reduce((sum, { fen }) => sum + fen, 0);
    if (!before && back + body.amount > got) return failure(c, 403, 'NOT_ENOUGH');
    if (!before) returned.set(body.out_return_no, { key, fen: body.amount });
    return answer(c, { result: before || !state.returnsTakeTime ? 'SUCCESS' : 'PROCESSING' });
  });

  function sharedOf(order: Order): number {
    const amounts = [...sharings.values()]
      .filter((each) => each.order === order)
      .flatMap(({ receivers }) => receivers);
    return amounts.reduce((sum, { amount }) => sum + amount, 0);
  }

  app.get('/v3/bill/tradebill', (c) => {
    const { bill_date: day = '', bill_type, sub_mchid } = c.req.query();
    if (bill_type !== 'ALL' || sub_mchid !== subMchid) return failure(c, 400, 'PARAM_ERROR');
    if (day >= chinese(clock()).slice(0, 10)) return failure(c, 400, 'INVALID_REQUEST');
    const lines = state.billAs(billed(day));
    if (lines.length === 0) return failure(c, 400, 'NO_STATEMENT_EXIST');
    const file = billFile(lines);
    const hash_value = createHash('sha1').update(file).digest('hex');
    const token = randomBytes(8).toString('hex');
    files.set(token, state.billCut ? file.slice(0, -20) : file);
    return answer(c, {
      hash_type: 'SHA1',
      hash_value,
      download_url: `${url}/v3/billdownload/file?token=${token}`,
    });
  });
  app.get('/v3/billdownload/file', (c) => c.body(files.get(c.req.query('token') ?? '') ?? '', 200));

  function billed(day: string): BilledLine[] {
    const paid = [...orders.values()]
      .filter(({ paidAt }) => paidAt && chinese(paidAt).startsWith(day))
      .map(({ number, reference, total }) => ({
        refunded: false,
        order: number,
        refund: '0',
        reference,
        fen: total,
      }));
    const back = [...refunds]
      .filter(([, { at }]) => chinese(at).startsWith(day))
      .map(([id, { order, fen }]) => ({
        refunded: true,
        order: order.number,
        refund: id,
        reference: `50000${id.slice(0, 8)}`,
        fen,
      }));
    return [...paid, ...back];
  }

  function shown(order: Order) {
    const time = order.paidAt ? { success_time: chinese(order.paidAt), transaction_id: order.reference } : {};
    return {
      ...(subMchid
        ? { sp_mchid: '1900000001', sub_mchid: subMchid, sp_appid: 'wxtest' }
        : { mchid: '1900000001', appid: 'wxtest' }),
      out_trade_no: order.number,
      trade_state: order.paidAt ? 'SUCCESS' : order.closed ? 'CLOSED' : 'NOTPAY',
      amount: { total: order.total, currency: 'CNY' },
      ...time,
    };
  }

  function shownRefund(id: string, name: 'status' | 'refund_status') {
    const refund = refunds.get(id);
    assert.ok(refund, 'a refund WeChat Pay knows');
    return {
      out_refund_no: id,
      refund_id: `50000${id.replaceAll('-', '').slice(0, 20)}`,
      out_trade_no: refund.order.number,
      [name]: refund.state,
      amount: { refund: refund.fen, total: refund.order.total },
      ...(refund.state === 'SUCCESS' ? { success_time: chinese(refund.at) } : {}),
    };
  }

  function notice(id: string, event: string, inside: object, harm: Harm): Post {
    const nonce = randomBytes(6).toString('hex');
    const sealer = createCipheriv('aes-256-gcm', API_V3_KEY, nonce);
    sealer.setAAD(Buffer.from('transaction'));
    const sealed = Buffer.concat([
      sealer.update(JSON.stringify(inside)),
      sealer.final(),
      sealer.getAuthTag(),
    ]);
    const ciphertext = sealed.toString('base64');
    const body = JSON.stringify({
      id,
      create_time: chinese(clock()),
      resource_type: 'encrypt-resource',
      event_type: event,
      summary: '支付成功',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext,
        nonce,
        associated_data: 'transaction',
        original_type: 'transaction',
      },
    });
    const at = harm === 'stale' ? new Date(clock().getTime() - 301_000) : clock();
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders(body, at, harm === 'forged' ? stranger.privateKey : signer),
    };
    if (harm === 'truncated') {
      // Cut inside what is sealed, and signed as it is: the signature alone must not be enough.
      const cut = body.replace(ciphertext, sealed.subarray(0, -24).toString('base64'));
      return { headers: { 'content-type': 'application/json', ...signedHeaders(cut) }, body: cut };
    }
    if (harm === 'changed') return { headers, body: body.replace('SUCCESS', 'SUCCESS ') };
    return { headers, body };
  }

  const order = (paymentId: string) => {
    const found = orders.get(paymentId.replaceAll('-', ''));
    assert.ok(found, 'an order WeChat Pay knows');
    return found;
  };
  const url = await served(app);
  return {
    name: 'wechat',
    account: wechatAccount({
      appid: 'wxtest',
      appSecret: 'app-secret',
      oauthUrl: url,
      mchid: '1900000001',
      subMchid,
      serial: 'ABCDEF0123456789',
      privateKey: pem(merchant.privateKey, 'pkcs8'),
      apiV3Key: API_V3_KEY,
      ...(mode === 'public key'
        ? { publicKeys: { [PUBLIC_KEY_ID]: pem(own.publicKey, 'spki') } }
        : { certificates: [certificate] }),
      apiUrl: url,
    }),
    orders,
    refunds,
    pay(paymentId) {
      const found = order(paymentId);
      assert.ok(!found.closed, 'nobody can pay a closed order');
      found.paidAt ??= clock();
    },
    isPaid: (paymentId) => order(paymentId).paidAt !== undefined,
    isOpen: (paymentId) => !order(paymentId).closed && !order(paymentId).paidAt,
    paidNotice(paymentId, harm = 'none') {
      const inside = shown(order(paymentId));
      const another = subMchid ? { ...inside, sub_mchid: '1999999999' } : { ...inside, mchid: '1999999999' };
      return notice(`n-${paymentId}`, 'TRANSACTION.SUCCESS', harm === 'for-another' ? another : inside, harm);
    },
    refundNotice: (refundId, harm = 'none') =>
      notice(
        `r-${refundId}`,
        `REFUND.${refunds.get(refundId)?.state}`,
        shownRefund(refundId, 'refund_status'),
        harm,
      ),
    windowTakes({ appId, timeStamp, nonceStr, package: packed, paySign = '' }) {
      const text = `${appId}\n${timeStamp}\n${nonceStr}\n${packed}\n`;
      return verify('sha256', Buffer.from(text), merchant.publicKey, Buffer.from(paySign, 'base64'));
    },
    endRefund(refundId, end) {
      const refund = refunds.get(refundId);
      assert.ok(refund, 'a refund WeChat Pay knows');
      refund.state = end;
    },
    get lastOrder() {
      return lastOrder;
    },
    set down(down: boolean) {
      state.down = down;
    },
    get down() {
      return state.down;
    },
    set impostor(impostor: boolean) {
      state.impostor = impostor;
    },
    get impostor() {
      return state.impostor;
    },
    set refundsEnd(end: Refund['state']) {
      state.refundsEnd = end;
    },
    handedOn(paymentId) {
      const got: Record<string, number> = {};
      for (const [number, { order: of, receivers }] of sharings) {
        if (of.number !== paymentId.replaceAll('-', '')) continue;
        for (const { account, amount } of receivers) {
          const key = `${number} ${account}`;
          const back = [...returned.values()]
            .filter((each) => each.key === key)
            .reduce((sum, { fen }) => sum + fen, 0);
          got[account] = (got[account] ?? 0) + amount - back;
        }
      }
      return got;
    },
    isFreed: (paymentId) => freed.has(paymentId.replaceAll('-', '')),
    nameOf: (account) => known.get(account),
    set mostShared(part: number) {
      state.mostShared = part;
    },
    get mostShared() {
      return state.mostShared;
    },
    set returnsTakeTime(take: boolean) {
      state.returnsTakeTime = take;
    },
    get returnsTakeTime() {
      return state.returnsTakeTime;
    },
    set billCut(cut: boolean) {
      state.billCut = cut;
    },
    get billCut() {
      return state.billCut;
    },
    set billAs(change: ForeignProvider['billAs']) {
      state.billAs = change;
    },
    get billAs() {
      return state.billAs;
    },
    get refundsEnd() {
      return state.refundsEnd;
    },
  };
}

/** RFC 3339 in China's time, as WeChat Pay writes moments. */
function chinese(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** The trade bill as its documents show it: a header, lines whose fields follow backticks, a summary. */
function billFile(lines: readonly BilledLine[]): string {
  const header =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
  const rows = lines.map(({ refunded, order, refund, reference, fen }) => {
    const amount = (fen / 100).toFixed(2);
    const [paid, back] = refunded ? ['0.00', amount] : [amount, '0.00'];
    const fields = [
      '2026-06-01 09:00:00',
      'wxtest',
      '1900000001',
      '0',
      '',
      refunded ? '4200' : reference,
      order,
      'o-payer',
      'JSAPI',
    ];
    fields.push(
      refunded ? 'REFUND' : 'SUCCESS',
      'OTHERS',
      'CNY',
      paid,
      '0.00',
      refunded ? reference : '0',
      refund,
      back,
      '0.00',
    );
    fields.push('ORIGINAL', refunded ? 'SUCCESS' : '', '金桔,5 斤', '', '0.00000', '0.60%', paid, back, '');
    return `\`${fields.join(',`')}`;
  });
  const total =
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
  return `\uFEFF${[header, ...rows, total, `\`${lines.length},\`0.00,\`0.00,\`0.00,\`0.00000,\`0.00,\`0.00`].join('\r\n')}\r\n`;
}
