import { authorization, isFromWechat } from './signing.ts';
import type { WechatAccount } from './wechat-account.ts';

const TEN_SECONDS = 10_000;

/** WeChat Pay said no, in its own words. */
export class WechatError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(`WeChat Pay answered ${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/**
 * One signed request. An answer of 2xx is believed only with WeChat Pay's signature; any other is a `WechatError`, which never
 * moves money here.
 *
 * @param path with its query, as it is signed
 */
export async function callWechat(
  account: WechatAccount,
  request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly json?: unknown },
  now: Date,
): Promise<unknown> {
  const body = request.json === undefined ? '' : JSON.stringify(request.json);
  const response = await fetch(`${account.apiUrl}${request.path}`, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'user-agent': 'maidehao',
      // Which of its keys WeChat Pay is to sign the answer with.
      'wechatpay-serial': account.platformKeys[0].serial,
      authorization: authorization(account, { method: request.method, path: request.path, body }, now),
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === '' ? {} : { body }),
    signal: AbortSignal.timeout(TEN_SECONDS),
  });
  const text = await response.text();
  if (!response.ok) throw errorOf(response.status, text);
  if (!isFromWechat(account, { headers: response.headers, body: text }, now)) {
    throw new Error(`the answer to ${request.method} ${request.path} is not signed by WeChat Pay`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

function errorOf(status: number, text: string): WechatError {
  try {
    const { code, message } = JSON.parse(text) as { code?: string; message?: string };
    return new WechatError(status, code ?? '', message ?? '');
  } catch {
    return new WechatError(status, '', text.slice(0, 200));
  }
}
