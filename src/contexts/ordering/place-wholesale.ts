import { recordHelpedAct } from '#people';
import { tradeLines } from '#selling';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { writeAndHold } from './hold-parcels.ts';
import { insertCheckouts } from './order-writes.ts';
import { type Placed, placedAgain, placedCheckout } from './placed.ts';
import { planBasket } from './plan-basket.ts';
import { agreedDays, totals } from './quote.ts';
import type { WholesaleWish } from './quote-wholesale.ts';
import { type BuyerForm, readBuyer } from './read-buyer.ts';
import { refuse } from './refusals.ts';
import { writeOrders } from './write-orders.ts';

export interface WholesaleOrder extends WholesaleWish, BuyerForm {
  /** Brought by the form: placing twice by it places once. */
  readonly checkoutId: string;
  readonly nodeId: string;
  /** What the buyer saw and agreed to. */
  readonly agreedFen: Fen;
  readonly agreedDays: string;
}

/**
 * Orders packs of one seller's trade list, as `placeOrder` does a basket: from what is set aside for traders, at the prices of their tiers.
 * Whether the caller may, and which prices hold, is selling's to say (`tradeLines`).
 */
export async function placeWholesale(call: Call, input: WholesaleOrder): Promise<Outcome<Placed, Refusal>> {
  const buyer = readBuyer(call.actor, input);
  if (!buyer.ok) return buyer;
  const { checkoutId, sellerId, wanted, nodeId } = input;
  const checkout = { id: checkoutId, basketId: null, personId: buyer.value.personId };
  if ((await insertCheckouts(call, [checkout])).size === 0) {
    const before = await placedAgain(call, checkoutId);
    return before ? ok(before) : refuse('ordering.not-allowed');
  }
  const lines = await tradeLines(call, { sellerId, wanted });
  if (!lines.ok) return lines;
  const written = await writeAndHold(
    call,
    async () => {
      const plan = await planBasket(call, { lines: lines.value, nodeId, channel: 'wholesale' });
      if (plan.problem) return { ok: false, refusal: plan.problem };
      const { totalFen } = totals(plan);
      if (totalFen !== input.agreedFen) {
        const facts = { before: priceTag(input.agreedFen), now: priceTag(totalFen) };
        return refuse('ordering.price-changed', facts);
      }
      const now = agreedDays(plan);
      if (now !== input.agreedDays) return refuse('ordering.day-changed', { now });
      return ok({ parcels: plan.parcels.map((parcel) => ({ ...parcel, orderId: newId(call.now) })) });
    },
    async ({ parcels }) => ok(await writeOrders(call, [{ checkoutId, parcels, nodeId, buyer: buyer.value }])),
  );
  if (!written.ok) return written;
  const placed = await placedCheckout(call, checkoutId);
  for (const { number } of placed.orders) await recordHelpedAct(call, 'buy', number);
  return ok(placed);
}
