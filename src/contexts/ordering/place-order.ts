import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { basketById, lockBasket, removeLines } from './baskets.ts';
import type { ChosenWay } from './chosen-way.ts';
import { takeOwnShares } from './drop-rules.ts';
import { writeAndHold } from './hold-parcels.ts';
import type { IfShort } from './kernel/if-short.ts';
import { checkoutById, insertCheckouts } from './order-writes.ts';
import { type Placed, placedCheckout } from './placed.ts';
import { type Plan, planBasket } from './plan-basket.ts';
import { agreedDays, totals } from './quote.ts';
import { type BuyerForm, readBuyer } from './read-buyer.ts';
import { refuse } from './refusals.ts';
import { writeOrders } from './write-orders.ts';

export interface OrderToPlace extends BuyerForm {
  /** Brought by the form: placing twice by it places once. */
  readonly checkoutId: string;
  readonly basketId: string;
  /** Where it is to be collected. */
  readonly nodeId: string;
  /** What the buyer saw and agreed to: the total, and the days of arrival (see `agreedDays`). */
  readonly agreedFen: Fen;
  readonly agreedDays: string;
  /** The departures that were chosen; otherwise everything goes by the soonest. */
  readonly ways?: readonly ChosenWay[];
  /** By offer: what to do about goods sold ahead should their harvest fall short; the money back unless told. */
  readonly ifShort?: ReadonlyMap<string, IfShort>;
}

/**
 * Orders a basket: reserves its lots and its places on the departures for 15 minutes, writes one order per seller and departure, and
 * opens their payment; all of it or nothing. A double click, a retry and the back button find the first.
 *
 * Refuses whatever stands in the way in the words of whoever says so (selling, origin, delivery), and a total or a day that
 * is not the one agreed to. A chosen departure that is full, past its cut-off or does not run any more refuses `ordering.way-gone`.
 */
export async function placeOrder(call: Call, input: OrderToPlace): Promise<Outcome<Placed, Refusal>> {
  const buyer = readBuyer(call.actor, input);
  if (!buyer.ok) return buyer;
  const { checkoutId, basketId, nodeId } = input;
  const checkout = { id: checkoutId, basketId, personId: buyer.value.personId };
  if ((await insertCheckouts(call, [checkout])).size === 0) return placedBefore(call, input);

  await lockBasket(call, basketId);
  const basket = await basketById(call, basketId);
  if (!basket) return refuse('ordering.basket-empty');
  const { lines } = basket;
  const { ifShort = new Map(), ways = [] } = input;
  const written = await writeAndHold(
    call,
    async () => {
      const plan = await planBasket(call, { lines, nodeId, ways });
      const refusal = plan.problem ?? notAgreed(plan, input);
      if (refusal) return { ok: false, refusal };
      return ok({ parcels: plan.parcels.map((parcel) => ({ ...parcel, orderId: newId(call.now) })) });
    },
    async ({ parcels }) => {
      const wanted = parcels.flatMap((parcel) =>
        parcel.lines.map(({ offer, milli }) => ({ offer, milli, buyer: buyer.value })),
      );
      const refusal = (await takeOwnShares(call, wanted)).find((each) => each !== undefined);
      if (refusal) return { ok: false, refusal };
      return ok(await writeOrders(call, [{ checkoutId, parcels, nodeId, buyer: buyer.value, ifShort }]));
    },
  );
  if (!written.ok) return written;
  await removeLines(
    call,
    basket.id,
    lines.map((line) => line.offerId),
  );
  const placed = await placedCheckout(call, checkoutId);
  for (const { number } of placed.orders) await recordHelpedAct(call, 'buy', number);
  return ok(placed);
}

function notAgreed(plan: Plan, agreed: Pick<OrderToPlace, 'agreedFen' | 'agreedDays'>): Refusal | undefined {
  const { totalFen } = totals(plan);
  if (totalFen !== agreed.agreedFen) {
    const facts = { before: priceTag(agreed.agreedFen), now: priceTag(totalFen) };
    return refuse('ordering.price-changed', facts).refusal;
  }
  const now = agreedDays(plan);
  return now === agreed.agreedDays ? undefined : refuse('ordering.day-changed', { now }).refusal;
}

/** The answer to a form that was sent before. Another person with the same id is told nothing. */
async function placedBefore(
  call: Call,
  { checkoutId, basketId }: OrderToPlace,
): Promise<Outcome<Placed, Refusal>> {
  const checkout = await checkoutById(call, checkoutId);
  const same = checkout?.basketId === basketId || checkout?.personId === call.actor.personId;
  return same ? ok(await placedCheckout(call, checkoutId)) : refuse('ordering.not-allowed');
}
