import type { Actor } from '#shared/call.ts';
import type { Order } from './orders.ts';

/** Is this caller responsible for the whole county, whoever sells? */
export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}

/** Does this caller act for the seller of an order? */
export function sells(actor: Actor, order: Pick<Order, 'sellerId'>): boolean {
  return (
    actor.system === true || (actor.organisationId !== undefined && actor.organisationId === order.sellerId)
  );
}

/** Did the caller's household grow all that is in an order? Then it may pack it, whoever sells it. */
export function growsAll(actor: Actor, { lines }: Pick<Order, 'lines'>): boolean {
  const draws = lines.flatMap((line) => line.draws);
  return draws.length > 0 && draws.every((draw) => draw.producerId === actor.organisationId);
}

/** Is it the caller's own order: placed when signed in, or opened by the link given at checkout? */
export function buys(
  actor: Actor,
  order: Pick<Order, 'personId' | 'token'>,
  token: string | undefined,
): boolean {
  if (actor.personId !== undefined && actor.personId === order.personId) return true;
  return token !== undefined && token === order.token;
}

/** Did the caller's household grow all of one line? Then it may weigh it, whoever packs the parcel. */
export function growsLine(actor: Actor, { draws }: Pick<Order['lines'][number], 'draws'>): boolean {
  return draws.length > 0 && draws.every((draw) => draw.producerId === actor.organisationId);
}
