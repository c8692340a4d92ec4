import { parseYuan } from '#shared/money.ts';
import { type BillLine, columnsOf, UnreadableBill } from './bill.ts';

/**
 * Reads WeChat Pay's trade bill (bill_type=ALL). Every field follows a backtick, so that numbers stay text; the last two lines are a
 * summary, whose count must agree with the lines read.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791871
 */
export function readWechatBill(text: string): BillLine[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((row) => row !== '');
  const at = columnsOf(rows[0]?.split(',') ?? [], [
    '商户订单号',
    '微信订单号',
    '交易状态',
    '订单金额',
    '商户退款单号',
    '微信退款单号',
    '申请退款金额',
  ]);
  const summary = rows.findIndex((row) => row.startsWith('总交易单数'));
  const counted = Number(fieldsOf(rows[summary + 1] ?? '')[0]);
  if (summary < 0 || counted !== summary - 1)
    throw new UnreadableBill('the summary does not agree with the lines');
  return rows.slice(1, summary).map((row) => lineOf(fieldsOf(row), at));
}

/** A field may hold a comma, but none followed by a backtick. */
function fieldsOf(row: string): string[] {
  return row.replace(/^`/, '').split(',`');
}

function lineOf(fields: readonly string[], at: (name: string) => number): BillLine {
  const field = (name: string) => fields[at(name)] ?? '';
  const refunded = field('交易状态') === 'REFUND';
  const amountFen = parseYuan(field(refunded ? '申请退款金额' : '订单金额'));
  if (amountFen === undefined) throw new UnreadableBill(`an amount of ${field('微信订单号')} is none`);
  return refunded
    ? { kind: 'refunded', number: field('商户退款单号'), reference: field('微信退款单号'), amountFen }
    : { kind: 'paid', number: field('商户订单号'), reference: field('微信订单号'), amountFen };
}
