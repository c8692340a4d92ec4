import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a signature is good for, in seconds, between machines. */
const BETWEEN_MACHINES = 300;

/** Signs `text` with the seconds it was signed at: an old request cannot be sent again later. HMAC-SHA-256, hex. */
export function sign(key: string, at: number, text: string): string {
  return createHmac('sha256', key).update(`${at}\n${text}`).digest('hex');
}

/** Is this the signature of `text`, made at most `goodForSeconds` before or after `now`? Compared in constant time. */
export function signed(
  key: string,
  { at, text, signature }: { at: string | null; text: string; signature: string | null },
  now: Date,
  goodForSeconds = BETWEEN_MACHINES,
): boolean {
  if (!at || !signature || !/^\d{10}$/.test(at)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(at)) > goodForSeconds) return false;
  const expected = Buffer.from(sign(key, Number(at), text), 'hex');
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function seconds(now: Date): number {
  return Math.trunc(now.getTime() / 1000);
}
