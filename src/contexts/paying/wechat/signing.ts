import { createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';
import { seconds } from '#shared/signature.ts';
import type { PlatformKey, WechatAccount } from './wechat-account.ts';

/** A message is believed for five minutes before and after it was signed. */
const GOOD_FOR_SECONDS = 300;

/** Signs lines as WeChat Pay does everywhere: each ended by a line feed, SHA-256 with RSA, base64. */
export function signLines(key: KeyObject, lines: readonly string[]): string {
  return createSign('RSA-SHA256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .sign(key, 'base64');
}

/** The Authorization header of a request: method, path with query, moment, nonce and body are signed. */
export function authorization(
  account: WechatAccount,
  { method, path, body }: { method: string; path: string; body: string },
  now: Date,
): string {
  const timestamp = String(seconds(now));
  const nonce = randomBytes(16).toString('hex').toUpperCase();
  const signature = signLines(account.privateKey, [method, path, timestamp, nonce, body]);
  const fields = {
    mchid: account.mchid,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: account.serial.toUpperCase(),
  };
  const text = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${text.join(',')}`;
}

/** Was this answer or notice signed by WeChat Pay, by a key good on that day, within five minutes of now? */
export function isFromWechat(
  account: WechatAccount,
  { headers, body }: { headers: Pick<Headers, 'get'>; body: string },
  now: Date,
): boolean {
  const timestamp = headers.get('wechatpay-timestamp') ?? '';
  const nonce = headers.get('wechatpay-nonce') ?? '';
  const signature = headers.get('wechatpay-signature') ?? '';
  if (!/^\d{10}$/.test(timestamp) || nonce === '') return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > GOOD_FOR_SECONDS) return false;
  const serial = headers.get('wechatpay-serial')?.toUpperCase();
  const found = account.platformKeys.find((key) => key.serial.toUpperCase() === serial);
  if (!found || !goodAt(found, now)) return false;
  return createVerify('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${body}\n`)
    .verify(found.key, signature, 'base64');
}

function goodAt({ from, until }: PlatformKey, now: Date): boolean {
  return (!from || from <= now) && (!until || now <= until);
}
