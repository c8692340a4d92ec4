import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';
import { remember } from '../../remember.ts';

/** The basket this browser fills. Signed in, a person's own takes its place. */
export function basketOf(cookies: Cookies): string | undefined {
  const id = cookies.get('basket');
  return id !== undefined && isId(id) ? id : undefined;
}

export function keepBasket(event: Pick<RequestEvent, 'cookies' | 'url'>, id: string): void {
  remember(event, 'basket', id, 60);
}
