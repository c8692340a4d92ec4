import { seconds, sign } from '#shared/signature.ts';

/** Where messages are handed to an SMS provider, or to a small bridge in front of one, and the key both sides know. */
export interface Webhook {
  readonly url: string;
  readonly key: string;
}

/** A message in both ways providers take it: a template with what it fills in, or free text. */
export interface PhoneMessage {
  readonly phone: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly text: string;
}

const PATIENCE_MS = 8_000;

/**
 * Hands a message to an SMS provider by HTTP: `POST` of JSON `{phone, template, parameters, text}`, signed as
 * `x-maidehao-signature: HMAC-SHA-256(key, at + "\n" + body)` with `x-maidehao-at` in Unix seconds. Any 2xx answer
 * means taken over; everything else, and silence for 8 seconds, throws.
 */
export async function handToProvider({ url, key }: Webhook, message: PhoneMessage, now: Date): Promise<void> {
  const { phone, template, parameters, text } = message;
  const body = JSON.stringify({ phone, template, parameters, text });
  const at = seconds(now);
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
}
