import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Basket, basketById, basketOfPerson, giveToPerson, insertBasket, mergeInto } from './baskets.ts';

/**
 * The basket this caller fills, made when there is none: a person's own, whatever the cookie says; a guest's by the cookie.
 * What a guest had put in goes along when they sign in.
 */
export async function openBasket(
  call: Call,
  input: { readonly basketId?: string | undefined },
): Promise<Basket> {
  const { personId } = call.actor;
  const named = input.basketId === undefined ? undefined : await basketById(call, input.basketId);
  if (personId === undefined) return named ?? made(call, null);
  if (named?.personId === personId) return named;
  const own = await basketOfPerson(call, personId);
  if (!named) return own ?? made(call, personId);
  if (own) await mergeInto(call, named, own);
  else await giveToPerson(call, named.id, personId);
  return reread(call, (own ?? named).id);
}

async function made(call: Call, personId: string | null): Promise<Basket> {
  const id = newId(call.now);
  await insertBasket(call, id, personId);
  // Two first clicks of one person at once: one of them made it, both use it.
  const own = personId === null ? undefined : await basketOfPerson(call, personId);
  return own ?? reread(call, id);
}

async function reread(call: Call, id: string): Promise<Basket> {
  const basket = await basketById(call, id);
  if (!basket) throw new Error(`basket ${id} is gone`);
  return basket;
}
