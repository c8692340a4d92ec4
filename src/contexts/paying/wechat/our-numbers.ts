import { isId } from '#shared/id.ts';

/** Our id as WeChat Pay takes it for an order: at most 32 letters and digits. */
export function outTradeNo(paymentId: string): string {
  return paymentId.replaceAll('-', '');
}

/** The payment an order's number names; undefined when it is none of ours. */
export function paymentIdOf(number: string): string | undefined {
  const id = number.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) ? id : undefined;
}
