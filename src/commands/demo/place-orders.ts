import { addToBasket, agreedDays, expireUnpaid, openBasket, placeOrder, quote, removeLine } from '#ordering';
import { offersOnSale } from '#selling';
import type { Call } from '#shared/call.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import type { PlannedOrder } from './orders.ts';
import { pay, payBack } from './pay-at-sandbox.ts';

/** What was ordered up to this moment, each at its own minute; those not paid run out a quarter of an hour later. */
export async function placeOrders(
  call: Call,
  actors: DemoActors,
  planned: readonly PlannedOrder[],
): Promise<void> {
  await payBack(call);
  for (const order of planned) {
    const { actor, person } = actors.buyer(order.consumerId);
    const then = { ...call, now: instantAt(order.day, order.time), actor };
    const basketId = await fillBasket(then, order);
    if (basketId !== undefined) await checkOut(then, { ...order, basketId }, person);
  }
  await expireUnpaid(call);
}

/** Puts in what can be had; answers the basket unless it stayed empty. */
async function fillBasket(call: Call, order: PlannedOrder): Promise<string | undefined> {
  const basket = await openBasket(call, {});
  const productCodes = order.lines.map((line) => line.productCode);
  const { ripe } = await offersOnSale(call, { nodeId: order.nodeId, each: 6, productCodes });
  let number = 0;
  for (const { productCode, steps } of order.lines) {
    const choices = ripe.filter((card) => card.offer.productCode === productCode);
    const chosen = choices[(steps + order.id.charCodeAt(0)) % Math.max(1, choices.length)];
    if (!chosen) continue;
    const { id, least, step, most } = chosen.offer;
    const milli = Math.min(most, least + step * steps);
    const added = await addToBasket(call, { basketId: basket.id, offerId: id, milli });
    if (added.ok) number += 1;
  }
  return number > 0 ? basket.id : undefined;
}

async function checkOut(
  call: Call,
  order: PlannedOrder & { readonly basketId: string },
  person: { name: string; phone: string },
): Promise<void> {
  const { nodeId, basketId } = order;
  const first = must(await quote(call, { basketId, nodeId }));
  const gone = first.lines.filter((line) => !line.filled.ok);
  for (const { offerId } of gone) await removeLine(call, { basketId, offerId });
  const quoted = gone.length === 0 ? first : must(await quote(call, { basketId, nodeId }));
  if (quoted.lines.length === 0) return;
  const placed = await placeOrder(call, {
    checkoutId: idOf(`checkout ${order.id}`),
    basketId,
    nodeId,
    name: person.name,
    phone: person.phone,
    lang: 'zh',
    agreedFen: quoted.totalFen,
    agreedDays: agreedDays(quoted),
  });
  if (placed.ok && order.until !== 'unpaid') await pay(call, placed.value.checkoutId);
}
