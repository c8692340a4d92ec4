import { seconds, sign } from '#shared/signature.ts';
import { CODE_MINUTES, codeText, type SendCode } from './codes.ts';

/** Where codes are handed to an SMS provider, or to a small bridge in front of one, and the key both sides know. */
export interface Webhook {
  readonly url: string;
  readonly key: string;
}

const PATIENCE_MS = 8_000;

/**
 * Hands codes to an SMS provider by HTTP: `POST` of JSON `{phone, template, parameters, text}`, signed as
 * `x-maidehao-signature: HMAC-SHA-256(key, at + "\n" + body)` with `x-maidehao-at` in Unix seconds. Any 2xx answer
 * means taken over; everything else, and silence for 8 seconds, is a failure. Not sent twice: the person asks again.
 */
export function codesByWebhook({ url, key }: Webhook, clock: () => Date = () => new Date()): SendCode {
  return async (message) => {
    const { phone, template, code } = message;
    const parameters = {
      code,
      minutes: CODE_MINUTES,
      ...(template === 'help' ? { helper: message.helper } : {}),
    };
    const body = JSON.stringify({ phone, template, parameters, text: codeText(message) });
    const at = seconds(clock());
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-maidehao-at': String(at),
        'x-maidehao-signature': sign(key, at, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the SMS provider answered ${response.status}`);
  };
}
