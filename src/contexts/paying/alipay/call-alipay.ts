import type { AlipayAccount } from './alipay-account.ts';
import { alipayTime } from './alipay-time.ts';
import { signedPart } from './signed-part.ts';
import { contentToSign, isSigned, signText } from './signing.ts';

const TEN_SECONDS = 10_000;
const DONE = '10000';

/** Alipay said no, in its own words. */
export class AlipayError extends Error {
  readonly code: string;
  constructor(method: string, code: string, message: string) {
    super(`Alipay answered ${code} to ${method}: ${message}`);
    this.code = code;
  }
}

export interface AlipayRequest {
  readonly method: string;
  readonly content: object;
  readonly notifyUrl?: string;
  readonly returnUrl?: string;
}

/** The signed parameters of a request, to be sent or to be put into an address that the payer's browser opens. */
export function signedParameters(account: AlipayAccount, request: AlipayRequest, now: Date): URLSearchParams {
  const parameters: Record<string, string> = {
    app_id: account.appId,
    method: request.method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: alipayTime(now),
    version: '1.0',
    ...(request.notifyUrl ? { notify_url: request.notifyUrl } : {}),
    ...(request.returnUrl ? { return_url: request.returnUrl } : {}),
    biz_content: JSON.stringify(request.content),
  };
  const sign = signText(account.privateKey, contentToSign(parameters, ['sign']));
  return new URLSearchParams({ ...parameters, sign });
}

/** One signed request. An answer is believed only with Alipay's signature; a signed no is an `AlipayError` with its `sub_code`. */
export async function callAlipay(
  account: AlipayAccount,
  request: AlipayRequest,
  now: Date,
): Promise<unknown> {
  const response = await fetch(`${account.gateway}?charset=utf-8`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: signedParameters(account, request, now).toString(),
    signal: AbortSignal.timeout(TEN_SECONDS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Alipay answered ${response.status} to ${request.method}`);
  const name = `${request.method.replaceAll('.', '_')}_response`;
  const part = signedPart(text, name);
  if (part === undefined || !isSigned(account.alipayKey, part, signatureIn(text))) {
    throw new Error(`the answer to ${request.method} is not signed by Alipay`);
  }
  const answer = JSON.parse(part) as { code?: string; sub_code?: string; msg?: string; sub_msg?: string };
  if (answer.code === DONE) return answer;
  throw new AlipayError(
    request.method,
    answer.sub_code ?? answer.code ?? '',
    answer.sub_msg ?? answer.msg ?? '',
  );
}

function signatureIn(text: string): string {
  try {
    const { sign } = JSON.parse(text) as { sign?: unknown };
    return typeof sign === 'string' ? sign : '';
  } catch {
    return '';
  }
}
