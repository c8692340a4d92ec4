import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';
import { remember } from '../remember.ts';

/** The collection point this visitor chose on this device; a basket takes it over. */
export function chosenNode(cookies: Cookies): string | undefined {
  const id = cookies.get('node');
  return id !== undefined && isId(id) ? id : undefined;
}

export function rememberNode(event: Pick<RequestEvent, 'cookies' | 'url'>, id: string): void {
  remember(event, 'node', id);
}
