import type { Channel } from '#origin';
import type { Filled } from '#selling';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Fen, splitByWeight } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { inUnit } from '#shared/quantity.ts';
import { type ParcelToHold, writeAndHold } from './hold-parcels.ts';
import { deleteCheckouts, insertCheckouts } from './order-writes.ts';
import { type Placed, placedCheckout } from './placed.ts';
import { type Parcel, planBasket } from './plan-basket.ts';
import { type BuyerForm, readBuyer } from './read-buyer.ts';
import { writeOrders } from './write-orders.ts';

/** An order that a platform outside took, with the money it took for it. */
export interface OrderOutside extends BuyerForm {
  /** Placing twice by it places once. */
  readonly checkoutId: string;
  readonly channel: Channel;
  /** Who holds the buyer's money. */
  readonly provider: string;
  /** Where the platform's parcels are handed over. */
  readonly nodeId: string;
  readonly lines: readonly { readonly offerId: string; readonly milli: number; readonly fen: Fen }[];
  readonly deliveryFen: Fen;
}

/**
 * Makes an order that was taken elsewhere an order of ours: its goods come from what is set aside for the channel, at the price it was
 * sold for there, and its payment is opened at whoever took the money. All of it or nothing.
 */
export async function placeOutside(call: Call, input: OrderOutside): Promise<Outcome<Placed, Refusal>> {
  const buyer = readBuyer(call.actor, input);
  if (!buyer.ok) return buyer;
  const { checkoutId, channel, nodeId, provider } = input;
  const checkout = { id: checkoutId, basketId: null, personId: null };
  if ((await insertCheckouts(call, [checkout])).size === 0) return ok(await placedCheckout(call, checkoutId));
  const written = await writeAndHold(
    call,
    async () => {
      const plan = await planBasket(call, { lines: input.lines, nodeId, channel });
      if (plan.problem) return { ok: false, refusal: plan.problem };
      return ok({ parcels: atTheirPrices(plan.parcels, input) });
    },
    async ({ parcels }) =>
      ok(
        await writeOrders(call, [
          { checkoutId, parcels, nodeId, buyer: { ...buyer.value, personId: null }, provider },
        ]),
      ),
  );
  if (!written.ok) {
    await deleteCheckouts(call, [checkoutId]);
    return written;
  }
  return ok(await placedCheckout(call, checkoutId));

  function atTheirPrices(planned: readonly Parcel[], of: OrderOutside): ParcelToHold[] {
    const left = [...of.lines];
    const fees = splitByWeight(
      of.deliveryFen,
      planned.map(({ grams }) => grams),
    );
    return planned.map((parcel, index) => {
      const lines = parcel.lines.map((line) => {
        const at = left.findIndex(({ offerId, milli }) => offerId === line.offer.id && milli === line.milli);
        const [sold] = left.splice(at, 1);
        return sold ? soldFor(line, sold.fen) : line;
      });
      const goodsFen = lines.reduce((sum, line) => sum + line.heldFen, 0);
      return { ...parcel, lines, goodsFen, deliveryFen: fees[index] ?? 0, orderId: newId(call.now) };
    });
  }
}

/** A line at what it was sold for. What is packed short goes back at that price, rounded in the seller's favour by less than a fen a unit. */
function soldFor(line: Filled, fen: Fen): Filled {
  const { offer, milli } = line;
  const priced = inUnit({ milli, unit: offer.soldUnit }, offer.priceUnit).milli;
  const priceFen = Math.max(1, Math.ceil((fen * 1000) / priced));
  return { ...line, offer: { ...offer, priceFen }, estimateFen: fen, heldFen: fen };
}
