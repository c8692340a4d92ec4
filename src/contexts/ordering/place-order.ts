import { sql } from 'kysely';
import { phoneOf, recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newCode, newId } from '#shared/id.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { type Basket, basketById, lockBasket, removeLines } from './baskets.ts';
import { holdParcels, type ParcelToHold } from './hold-parcels.ts';
import { recipientName } from './kernel/personal.ts';
import { checkoutById, insertCheckouts } from './order-writes.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { type Plan, planBasket } from './plan-basket.ts';
import { agreedDays, totals } from './quote.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { writeOrders } from './write-orders.ts';

export interface OrderToPlace {
  /** Brought by the form: placing twice by it places once. */
  readonly checkoutId: string;
  readonly basketId: string;
  /** Where it is to be collected. */
  readonly nodeId: string;
  readonly name: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
  /** What the buyer saw and agreed to: the total, and the days of arrival (see `agreedDays`). */
  readonly agreedFen: Fen;
  readonly agreedDays: string;
}

export interface Placed {
  readonly checkoutId: string;
  /** Opens the checkout's orders for a guest. */
  readonly token: string;
  readonly orders: readonly { readonly id: string; readonly number: string }[];
  readonly totalFen: Fen;
  /** Own path that sends the payer on to the cashier. */
  readonly payUrl: string;
}

// Each try that lost a race sees what the winner left; a third loss in a row means a crowd.
const TRIES = 3;
const TOKEN_LETTERS = 20;

/**
 * Orders a basket: reserves its lots and its places on the departures for 15 minutes, writes one order per seller and departure, and
 * opens their payment; all of it or nothing. A double click, a retry and the back button find the first.
 *
 * Refuses whatever stands in the way in the words of whoever says so (selling, origin, delivery), and a total or a day that
 * is not the one agreed to.
 */
export async function placeOrder(call: Call, input: OrderToPlace): Promise<Outcome<Placed, Refusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const name = recipientName(input.name);
  if (name === undefined) return refuse('ordering.name-missing');
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('ordering.phone-invalid');

  const personId = call.actor.personId ?? null;
  const checkout = { id: input.checkoutId, basketId: input.basketId, personId };
  if ((await insertCheckouts(call, [checkout])).size === 0) return placedBefore(call, input);

  await lockBasket(call, input.basketId);
  const basket = await basketById(call, input.basketId);
  if (!basket) return refuse('ordering.basket-empty');
  const held = await planAndHold(call, basket, input);
  if (!held.ok) return held;

  const buyer = { name, phone, personId, token: newCode(TOKEN_LETTERS), lang: input.lang };
  await writeOrders(call, [
    { checkoutId: input.checkoutId, parcels: held.value, nodeId: input.nodeId, buyer },
  ]);
  await removeLines(
    call,
    basket.id,
    basket.lines.map((line) => line.offerId),
  );
  const orders = await ordersOfCheckout(call, input.checkoutId);
  for (const { number } of orders) await recordHelpedAct(call, 'buy', number);
  return placed(call, orders);
}

/** Plans and holds until both agree: between looking and taking, another buyer may have been faster. */
async function planAndHold(
  call: Call,
  basket: Basket,
  input: Pick<OrderToPlace, 'nodeId' | 'agreedFen' | 'agreedDays'>,
): Promise<Outcome<ParcelToHold[], Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const plan = await planBasket(call, { lines: basket.lines, nodeId: input.nodeId });
    const refusal = plan.problem ?? notAgreed(plan, input);
    if (refusal) return { ok: false, refusal };
    const parcels = plan.parcels.map((parcel) => ({ ...parcel, orderId: newId(call.now) }));
    // Undoing a half-taken try also unlocks what it locked, so that the next try locks in line again.
    await sql`savepoint holding`.execute(call.tx);
    const taken = await holdParcels(call, parcels);
    if (taken.ok) return ok(parcels);
    await sql`rollback to savepoint holding`.execute(call.tx);
  }
  return refuse('ordering.too-busy');
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
async function placedBefore(call: Call, input: OrderToPlace): Promise<Outcome<Placed, Refusal>> {
  const checkout = await checkoutById(call, input.checkoutId);
  const same = checkout?.basketId === input.basketId || checkout?.personId === call.actor.personId;
  return same ? placed(call, await ordersOfCheckout(call, input.checkoutId)) : refuse('ordering.not-allowed');
}

async function placed(call: Call, orders: readonly Order[]): Promise<Outcome<Placed, Refusal>> {
  const [first] = orders;
  const checkout = first && (await checkoutById(call, first.checkoutId));
  if (!checkout?.payUrl) throw new Error('a checkout without orders or payment');
  return ok({
    checkoutId: checkout.id,
    token: first?.token ?? '',
    orders: orders.map(({ id, number }) => ({ id, number })),
    totalFen: orders.reduce((sum, order) => sum + order.goodsFen + order.deliveryFen, 0),
    payUrl: checkout.payUrl,
  });
}
