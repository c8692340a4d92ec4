import { parseYuan } from '#shared/money.ts';
import { type BillLine, columnsOf, UnreadableBill } from './bill.ts';

const TITLE = '商品名称';

/**
 * Reads the details of Alipay's trade bill (业务明细). Lines that begin with # are remarks; every field may end in tabs; what was refunded
 * is written negative, under the number of its request.
 *
 * @see https://opendocs.alipay.com/open/028woc
 */
export function readAlipayBill(text: string): BillLine[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '');
  const [header = '', ...lines] = rows.filter((row) => !row.startsWith('#'));
  const names = ['支付宝交易号', '商户订单号', '业务类型', '订单金额（元）', '退款批次号/请求号'];
  const columns = header.split(',');
  const at = columnsOf(columns, [...names, TITLE]);
  if (!rows.at(-1)?.startsWith('#')) throw new UnreadableBill('the bill does not end with its remarks');
  return lines.map((row) => {
    const fields = row.split(',').map((field) => field.trim());
    // A title may hold commas, and nothing else may: what is too much belongs to it.
    fields.splice(at(TITLE), 1 + Math.max(0, fields.length - columns.length), '');
    const field = (name: string) => fields[at(name)] ?? '';
    const refunded = field('业务类型') === '退款';
    const amountFen = parseYuan(field('订单金额（元）').replace(/^-/, ''));
    if (amountFen === undefined) throw new UnreadableBill(`an amount of ${field('支付宝交易号')} is none`);
    return {
      kind: refunded ? 'refunded' : 'paid',
      number: refunded ? field('退款批次号/请求号') : field('商户订单号'),
      reference: field('支付宝交易号'),
      amountFen,
    };
  });
}
