import type { RequestEvent } from '@sveltejs/kit';

const A_DAY = 24 * 3600;

/**
 * Keeps a choice on this device. Over plain http (a station's own network) the cookie is not marked secure:
 * browsers would drop it without a word.
 */
export function remember(
  { cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
  name: string,
  value: string,
  days = 365,
): void {
  cookies.set(name, value, { maxAge: days * A_DAY, secure: url.protocol === 'https:' });
}
