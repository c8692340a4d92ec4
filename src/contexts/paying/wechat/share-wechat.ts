import { constants, publicEncrypt } from 'node:crypto';
import { z } from 'zod';
import type { SharingToSend, TakeBack } from '../provider.ts';
import { callWechat, WechatError } from './call-wechat.ts';
import type { WechatAccount } from './wechat-account.ts';

const shared = z.object({
  state: z.enum(['PROCESSING', 'FINISHED']),
  receivers: z
    .array(z.object({ account: z.string(), result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']) }))
    .default([]),
});
const returned = z.object({
  result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']),
  fail_reason: z.string().optional(),
});

/** Asks WeChat Pay to hand shares on (分账); asked again, it answers how far it is. The last request frees the rest for the payee. */
export async function shareAtWechat(
  account: WechatAccount,
  sharing: SharingToSend,
  now: Date,
): Promise<{ done: boolean; failed: readonly string[] }> {
  const payee = account.subMchid ? { sub_mchid: account.subMchid } : {};
  const order = { ...payee, transaction_id: sharing.reference, out_order_no: sharing.number };
  if (sharing.receivers.length === 0) {
    const json = { ...order, description: '解冻全部剩余资金' };
    const answer = await callWechat(
      account,
      { method: 'POST', path: '/v3/profitsharing/orders/unfreeze', json },
      now,
    );
    return { done: shared.parse(answer).state === 'FINISHED', failed: [] };
  }
  const named = sharing.receivers.map(({ account: to, name, fen }) => ({
    type: 'MERCHANT_ID',
    account: to,
    name: sealed(account, name),
    fen,
  }));
  for (const { fen: _, ...receiver } of named) {
    const json = { ...payee, appid: account.appid, ...receiver, relation_type: 'PARTNER' };
    await callWechat(account, { method: 'POST', path: '/v3/profitsharing/receivers/add', json }, now);
  }
  const receivers = named.map(({ fen, ...receiver }) => ({
    ...receiver,
    amount: fen,
    description: '农产品订单分账',
  }));
  const json = { ...order, appid: account.appid, receivers, unfreeze_unsplit: sharing.last };
  const answer = shared.parse(
    await callWechat(account, { method: 'POST', path: '/v3/profitsharing/orders', json }, now),
  );
  const failed = answer.receivers.filter((each) => each.result === 'CLOSED').map((each) => each.account);
  return { done: answer.state === 'FINISHED', failed };
}

/**
 * Brings shares back to the payee before they are refunded from there. Throws while one is still on its way: the refund is then sent
 * later, whole. Where an account has nothing left to give, the payee pays the buyer all the same.
 */
export async function takeBackAtWechat(
  account: WechatAccount,
  parts: readonly TakeBack[],
  now: Date,
): Promise<void> {
  const payee = account.subMchid ? { sub_mchid: account.subMchid } : {};
  for (const { sharingNumber, number, account: from, fen } of parts) {
    const json = {
      ...payee,
      out_order_no: sharingNumber,
      out_return_no: number,
      return_mchid: from,
      amount: fen,
      description: '用户退款',
    };
    const { result, fail_reason } = await back(
      callWechat(account, { method: 'POST', path: '/v3/profitsharing/return-orders', json }, now),
    );
    if (result === 'PROCESSING') throw new Error(`${number} is still on its way back from ${from}`);
    if (result === 'FAILED') console.error(`${from} gave nothing back for ${number}: ${fail_reason}`);
  }
}

async function back(answer: Promise<unknown>): Promise<z.infer<typeof returned>> {
  try {
    return returned.parse(await answer);
  } catch (error) {
    if (error instanceof WechatError && error.code === 'NOT_ENOUGH')
      return { result: 'FAILED', fail_reason: error.message };
    throw error;
  }
}

/** A name only WeChat Pay can read (RSA-OAEP with SHA-1, as it asks for). */
function sealed(account: WechatAccount, name: string): string {
  const { key } = account.platformKeys[0];
  return publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(name),
  ).toString('base64');
}
