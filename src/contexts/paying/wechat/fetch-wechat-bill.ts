import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '#shared/instant.ts';
import type { BillLine } from '../kernel/bill.ts';
import { readWechatBill } from '../kernel/wechat-bill.ts';
import { callWechat, WechatError } from './call-wechat.ts';
import { authorization } from './signing.ts';
import type { WechatAccount } from './wechat-account.ts';

const found = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.url() });
const HALF_A_MINUTE = 30_000;

/** A day's trade bill, its digest checked; no lines when nothing was paid that day, undefined while it is not made yet. */
export async function fetchWechatBill(
  account: WechatAccount,
  day: Day,
  now: Date,
): Promise<BillLine[] | undefined> {
  const query = new URLSearchParams({ bill_date: day, bill_type: 'ALL' });
  if (account.subMchid) query.set('sub_mchid', account.subMchid);
  try {
    const path = `/v3/bill/tradebill?${query}`;
    const bill = found.parse(await callWechat(account, { method: 'GET', path }, now));
    const text = await download(account, bill.download_url, now);
    // The file itself is not signed; its digest is part of an answer that was.
    if (createHash('sha1').update(text).digest('hex') !== bill.hash_value.toLowerCase()) {
      throw new Error(`the trade bill of ${day} is not the one WeChat Pay made`);
    }
    return readWechatBill(text.toString('utf8'));
  } catch (error) {
    if (error instanceof WechatError && error.code === 'NO_STATEMENT_EXIST') return [];
    if (error instanceof WechatError && error.code === 'STATEMENT_CREATING') return undefined;
    throw error;
  }
}

async function download(account: WechatAccount, address: string, now: Date): Promise<Buffer> {
  const { origin, pathname, search } = new URL(address);
  // A token goes out with the request: only to the machine we ask everything else of.
  if (origin !== new URL(account.apiUrl).origin) throw new Error(`a bill is not fetched from ${origin}`);
  const response = await fetch(address, {
    headers: {
      authorization: authorization(account, { method: 'GET', path: pathname + search, body: '' }, now),
    },
    signal: AbortSignal.timeout(HALF_A_MINUTE),
  });
  if (!response.ok) throw new Error(`WeChat Pay answered ${response.status} when its bill was fetched`);
  return Buffer.from(await response.arrayBuffer());
}
