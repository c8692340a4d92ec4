import type { RequestEvent } from '@sveltejs/kit';
import { openBasket } from '#ordering';
import { basketOf, keepBasket } from './basket-cookie.ts';

/** The basket to show. After signing in, what was put in as a guest goes along once, and the cookie follows. */
export async function currentBasket(
  event: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>,
): Promise<string | undefined> {
  const { locals, cookies } = event;
  const basketId = basketOf(cookies);
  if (locals.actor.personId === undefined) return basketId;
  const basket = await locals.call((call) => openBasket(call, { basketId }));
  if (basket.id !== basketId) keepBasket(event, basket.id);
  return basket.id;
}
