import { yuan } from '#shared/money.ts';
import type { SharingToSend, TakeBack } from '../provider.ts';
import type { AlipayAccount } from './alipay-account.ts';
import { callAlipay } from './call-alipay.ts';

/** Binds the receivers and hands their shares on (统一收单交易结算); the answer is the end of it. The last request frees the rest for the payee. */
export async function shareAtAlipay(
  account: AlipayAccount,
  { reference, number, receivers, last }: SharingToSend,
  now: Date,
): Promise<{ done: boolean; failed: readonly string[] }> {
  if (receivers.length > 0) {
    const receiver_list = receivers.map((receiver) => ({
      type: 'userId',
      account: receiver.account,
      memo: receiver.name,
    }));
    const content = { receiver_list, out_request_no: `${number}-bind` };
    await callAlipay(account, { method: 'alipay.trade.royalty.relation.bind', content }, now);
  }
  const content = {
    out_request_no: number,
    trade_no: reference,
    royalty_parameters: receivers.map((receiver) => ({
      royalty_type: 'transfer',
      trans_in_type: 'userId',
      trans_in: receiver.account,
      amount: yuan(receiver.fen),
      desc: '农产品订单分账',
    })),
    ...(last ? { extend_params: { royalty_finish: 'true' } } : {}),
  };
  await callAlipay(account, { method: 'alipay.trade.order.settle', content }, now);
  return { done: true, failed: [] };
}

/** Alipay takes shares back within the refund itself. */
export function givenBack({ account, fen }: TakeBack) {
  return {
    royalty_type: 'transfer',
    trans_out_type: 'userId',
    trans_out: account,
    amount: yuan(fen),
    desc: '用户退款',
  };
}
