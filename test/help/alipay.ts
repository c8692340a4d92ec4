import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { zipSync } from 'fflate';
import { Hono } from 'hono';
import { type AlipayAccount, alipayAccount } from '../../src/contexts/paying/alipay/alipay-account.ts';
import { type BilledLine, type ForeignProvider, type Harm, type Post, served } from './foreign-provider.ts';
import { gbk } from './gbk.ts';

const APP = '2021000000000001';
const SELLER = '2088000000000001';

interface Trade {
  readonly id: string;
  readonly total: string;
  readonly reference: string;
  paidAt?: Date;
  closed?: boolean;
}
interface Refund {
  readonly fen: number;
  readonly amount: string;
  readonly trade: Trade;
  readonly at: Date;
}

export interface Alipay extends ForeignProvider {
  readonly account: AlipayAccount;
  /** Opens a cashier's address as the payer's browser does; answers what is due in yuan, or undefined when it is refused. */
  open(url: string): Promise<string | undefined>;
}

/** Alipay's gateway as its documents describe it (public-key mode, RSA2), written from them and not from our adapter. */
export async function openAlipay(clock: () => Date): Promise<Alipay> {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, Refund>();
  const bound = new Set<string>();
  const freed = new Set<string>();
  const settlements = new Map<
    string,
    { readonly trade: Trade; readonly parts: readonly { account: string; fen: number }[] }
  >();
  const state = { down: false, impostor: false, billAs: (lines: readonly BilledLine[]) => lines };

  const byMerchant = (query: URLSearchParams) => {
    const names = [...query.keys()].filter((name) => name !== 'sign').sort();
    const text = names.map((name) => `${name}=${query.get(name)}`).join('&');
    return verify(
      'sha256',
      Buffer.from(text),
      merchant.publicKey,
      Buffer.from(query.get('sign') ?? '', 'base64'),
    );
  };

  const app = new Hono();
  app.get('/gateway.do', (c) => {
    const query = new URL(c.req.url).searchParams;
    if (!byMerchant(query) || query.get('app_id') !== APP) return c.text('invalid-signature', 400);
    const asked = JSON.parse(query.get('biz_content') ?? '') as {
      out_trade_no: string;
      total_amount: string;
    };
    if (!trades.has(asked.out_trade_no)) {
      const reference = `2026060122001${String(trades.size).padStart(15, '0')}`;
      trades.set(asked.out_trade_no, { id: asked.out_trade_no, total: asked.total_amount, reference });
    }
    return c.text(asked.total_amount);
  });

  app.post('/gateway.do', async (c) => {
    if (state.down) return c.text('busy', 500);
    const form = new URLSearchParams(await c.req.text());
    const method = form.get('method') ?? '';
    const part = byMerchant(form)
      ? answerTo(method, JSON.parse(form.get('biz_content') ?? '{}') as Record<string, string>)
      : { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature', sub_msg: '验签出错' };
    // Slashes come escaped, as Alipay's own writer does: reading and writing again gives other letters.
    const text = JSON.stringify(part).replaceAll('/', '\\/');
    const key = state.impostor ? stranger.privateKey : own.privateKey;
    const signature = sign('sha256', Buffer.from(text), key).toString('base64');
    return c.body(`{"${method.replaceAll('.', '_')}_response":${text},"sign":"${signature}"}`, 200, {
      'content-type': 'text/html;charset=utf-8',
    });
  });

  app.get('/bill.zip', (c) => {
    const day = c.req.query('day') ?? '';
    const paid = [...trades.values()]
      .filter(({ paidAt }) => paidAt && chinese(paidAt).startsWith(day))
      .map((trade) => ({
        refunded: false,
        order: trade.id,
        refund: '',
        reference: trade.reference,
        fen: Math.round(Number(trade.total) * 100),
      }));
    const back = [...refunds]
      .filter(([, { at }]) => chinese(at).startsWith(day))
      .map(([id, { trade, fen }]) => ({
        refunded: true,
        order: trade.id,
        refund: id,
        reference: trade.reference,
        fen,
      }));
    return c.body(billArchive(state.billAs([...paid, ...back])), 200);
  });

  const fine = { code: '10000', msg: 'Success', note: 'a/b {"c":"}"}' };
  const no = (code: string) => ({ code: '40004', msg: 'Business Failed', sub_code: code, sub_msg: code });

  function answerTo(method: string, content: Record<string, string>): object {
    const trade = trades.get(content.out_trade_no ?? '');
    if (method === 'alipay.trade.fastpay.refund.query') {
      const refund = refunds.get(content.out_request_no ?? '');
      if (!refund) return fine;
      return {
        ...fine,
        trade_no: refund.trade.reference,
        out_request_no: content.out_request_no,
        refund_status: 'REFUND_SUCCESS',
        refund_amount: refund.amount,
        gmt_refund_pay: chinese(refund.at),
      };
    }
    if (method === 'alipay.data.dataservice.bill.downloadurl.query') {
      const day = content.bill_date ?? '';
      if (content.bill_type !== 'trade' || day >= chinese(clock()).slice(0, 10))
        return no('isp.bill_not_exist');
      return { ...fine, bill_download_url: `${url}/bill.zip?day=${day}` };
    }
    if (method === 'alipay.trade.royalty.relation.bind') {
      for (const { account } of listIn<{ account: string }>(content.receiver_list)) bound.add(account);
      return fine;
    }
    if (method === 'alipay.trade.order.settle') return settled(content);
    if (!trade) return no('ACQ.TRADE_NOT_EXIST');
    if (method === 'alipay.trade.query') return { ...fine, ...shown(trade) };
    if (method === 'alipay.trade.close') {
      if (trade.paidAt || trade.closed) return no('ACQ.TRADE_STATUS_ERROR');
      trade.closed = true;
      return { ...fine, trade_no: trade.reference, out_trade_no: trade.id };
    }
    if (method === 'alipay.trade.refund') return refundOf(trade, content);
    return no('isv.invalid-method');
  }

  function settled(content: Record<string, unknown>): object {
    const trade = [...trades.values()].find((each) => each.reference === content.trade_no);
    const parts = listIn<{ trans_in: string; amount: string }>(content.royalty_parameters);
    if (!trade?.paidAt) return no('ACQ.TRADE_STATUS_ERROR');
    if (parts.some((part) => !bound.has(part.trans_in))) return no('ACQ.ROYALTY_RECEIVER_INVALID');
    const number = String(content.out_request_no);
    if (!settlements.has(number)) {
      settlements.set(number, {
        trade,
        parts: parts.map((part) => ({ account: part.trans_in, fen: fenOf(part.amount) })),
      });
    }
    if ((content.extend_params as { royalty_finish?: string } | undefined)?.royalty_finish === 'true')
      freed.add(trade.id);
    return { ...fine, trade_no: trade.reference };
  }

  function refundOf(trade: Trade, content: Record<string, string>): object {
    const { out_request_no: id = '', refund_amount: amount = '' } = content;
    if (!trade.paidAt) return no('ACQ.TRADE_STATUS_ERROR');
    const fen = Math.round(Number(amount) * 100);
    const before = refunds.get(id);
    if (!before && refundedOf(trade) + fen > Math.round(Number(trade.total) * 100))
      return no('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
    if (before && before.fen !== fen) return no('ACQ.DISCORDANT_REPEAT_REQUEST');
    if (!before) {
      refunds.set(id, { fen, amount, trade, at: clock() });
      const back = listIn<{ trans_out: string; amount: string }>(content.refund_royalty_parameters);
      settlements.set(id, {
        trade,
        parts: back.map((part) => ({ account: part.trans_out, fen: -fenOf(part.amount) })),
      });
    }
    const sum = (refundedOf(trade) / 100).toFixed(2);
    return {
      ...fine,
      trade_no: trade.reference,
      out_trade_no: trade.id,
      fund_change: before ? 'N' : 'Y',
      refund_fee: sum,
    };
  }

  function refundedOf(trade: Trade): number {
    return [...refunds.values()]
      .filter((refund) => refund.trade === trade)
      .reduce((sum, refund) => sum + refund.fen, 0);
  }

  function shown(trade: Trade) {
    const trade_status = trade.paidAt ? 'TRADE_SUCCESS' : trade.closed ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY';
    const paid = trade.paidAt ? { send_pay_date: chinese(trade.paidAt) } : {};
    return {
      trade_no: trade.reference,
      out_trade_no: trade.id,
      trade_status,
      total_amount: trade.total,
      ...paid,
    };
  }

  function notice(fields: Record<string, string>, harm: Harm): Post {
    const at = harm === 'stale' ? new Date(clock().getTime() - 27 * 3_600_000) : clock();
    const all: Record<string, string> = {
      notify_time: chinese(at),
      notify_type: 'trade_status_sync',
      charset: 'utf-8',
      version: '1.0',
      app_id: APP,
      auth_app_id: APP,
      seller_id: harm === 'for-another' ? '2088999999999999' : SELLER,
      subject: '金桔 5 斤 & 沙田柚',
      fund_bill_list: '[{"amount":"1.00","fundChannel":"ALIPAYACCOUNT"}]',
      ...fields,
    };
    const text = Object.keys(all)
      .sort()
      .map((name) => `${name}=${all[name]}`)
      .join('&');
    const signature = signedBy(harm === 'forged' ? stranger.privateKey : own.privateKey, text);
    const body = new URLSearchParams({ ...all, sign_type: 'RSA2', sign: signature }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    if (harm === 'truncated') return { headers, body: body.slice(0, body.indexOf('&total_amount')) };
    if (harm === 'changed')
      return { headers, body: body.replace(/total_amount=[\d.]+/, 'total_amount=0.01') };
    return { headers, body };
  }

  const tradeOf = (paymentId: string) => {
    const found = trades.get(paymentId);
    assert.ok(found, 'a trade Alipay knows');
    return found;
  };
  const fieldsOf = (trade: Trade) => {
    assert.ok(trade.paidAt, 'a trade that is paid');
    return {
      notify_id: `n${trade.reference}`,
      trade_no: trade.reference,
      out_trade_no: trade.id,
      trade_status: 'TRADE_SUCCESS',
      total_amount: trade.total,
      gmt_payment: chinese(trade.paidAt),
    };
  };

  const url = await served(app);
  return {
    name: 'alipay',
    account: alipayAccount({
      appId: APP,
      sellerId: SELLER,
      privateKey: String(merchant.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      alipayPublicKey: String(own.publicKey.export({ type: 'spki', format: 'pem' })),
      gateway: `${url}/gateway.do`,
    }),
    refunds,
    async open(address) {
      const response = await fetch(address);
      return response.ok ? response.text() : undefined;
    },
    pay(paymentId) {
      const trade = tradeOf(paymentId);
      assert.ok(!trade.closed, 'nobody can pay a closed trade');
      trade.paidAt ??= clock();
    },
    isPaid: (paymentId) => tradeOf(paymentId).paidAt !== undefined,
    isOpen: (paymentId) => !tradeOf(paymentId).closed && !tradeOf(paymentId).paidAt,
    paidNotice: (paymentId, harm = 'none') => notice(fieldsOf(tradeOf(paymentId)), harm),
    refundNotice(refundId, harm = 'none') {
      const refund = refunds.get(refundId);
      assert.ok(refund, 'a refund Alipay knows');
      const all = (refundedOf(refund.trade) / 100).toFixed(2);
      const fields = {
        ...fieldsOf(refund.trade),
        notify_id: `r${refundId}`,
        out_biz_no: refundId,
        refund_fee: all,
        gmt_refund: `${chinese(refund.at)}.000`,
      };
      return notice(fields, harm);
    },
    handedOn(paymentId) {
      const got: Record<string, number> = {};
      for (const { trade, parts } of settlements.values()) {
        if (trade.id === paymentId)
          for (const { account, fen } of parts) got[account] = (got[account] ?? 0) + fen;
      }
      return got;
    },
    isFreed: (paymentId) => freed.has(paymentId),
    set billAs(change: ForeignProvider['billAs']) {
      state.billAs = change;
    },
    get billAs() {
      return state.billAs;
    },
    get down() {
      return state.down;
    },
    set down(down: boolean) {
      state.down = down;
    },
    get impostor() {
      return state.impostor;
    },
    set impostor(impostor: boolean) {
      state.impostor = impostor;
    },
  };
}

const fenOf = (yuan: string) => Math.round(Number(yuan) * 100);

function listIn<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function signedBy(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text), key).toString('base64');
}

function chinese(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The bill as it is handed out: an archive of details and sums, in GBK. */
function billArchive(lines: readonly BilledLine[]): Uint8Array<ArrayBuffer> {
  const rows = lines.map(({ refunded, order, refund, reference, fen }) =>
    [
      reference,
      order,
      refunded ? '退款' : '交易',
      '金桔,5 斤',
      '2026-06-01 09:00:00',
      '2026-06-01 09:00:00',
      '',
      '',
      '',
      '',
      'o-payer',
    ]
      .concat([`${refunded ? '-' : ''}${(fen / 100).toFixed(2)}`, '0.00', '', refund, '0.00', '0.00', ''])
      .map((field) => `${field}\t`)
      .join(','),
  );
  const header =
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,券名称,退款批次号/请求号,服务费（元）,分润（元）,备注';
  const text = [
    '#支付宝业务明细查询',
    '#账号：[20880000000000010156]',
    header,
    ...rows,
    '#业务明细列表结束',
  ].join('\r\n');
  const files = {
    'sums.csv': gbk('#支付宝业务汇总查询\r\n门店编号,订单金额（元）\r\n'),
    'details.csv': gbk(`${text}\r\n`),
  };
  return Uint8Array.from(zipSync(files));
}
