import type { Cookies } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';

const TWO_MONTHS = 60 * 24 * 3600;

/** The basket this browser fills. Signed in, a person's own takes its place. */
export function basketOf(cookies: Cookies): string | undefined {
  const id = cookies.get('basket');
  return id !== undefined && isId(id) ? id : undefined;
}

export function keepBasket(cookies: Cookies, id: string): void {
  cookies.set('basket', id, { maxAge: TWO_MONTHS });
}
