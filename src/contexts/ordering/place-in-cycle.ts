import { recordHelpedAct } from '#people';
import type { WantedLine } from '#selling';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { writeAndHold } from './hold-parcels.ts';
import { insertCheckouts } from './order-writes.ts';
import { type Placed, placedAgain, placedCheckout } from './placed.ts';
import { planForDeparture } from './plan-for-departure.ts';
import type { Departure } from './promise-by-departure.ts';
import { totals } from './quote.ts';
import { type BuyerForm, readBuyer } from './read-buyer.ts';
import { refuse } from './refusals.ts';
import { writeOrders } from './write-orders.ts';

/** A member's order in a cycle of a group buy. */
export interface OrderInCycle extends BuyerForm {
  /** Brought by the form: placing twice by it places once. */
  readonly checkoutId: string;
  readonly cycle: { readonly id: string; readonly leaderId: string; readonly departure: Departure };
  readonly lines: readonly WantedLine[];
  /** What the buyer saw and agreed to. */
  readonly agreedFen: Fen;
}

/**
 * Orders for one member of a group buy, as `placeOrder` does, by the departure all members share. What is paid is sold like any other
 * order, and may not be packed before the cycle is decided. Whether one may still join is the caller's to judge, under its lock.
 */
export async function placeInCycle(call: Call, input: OrderInCycle): Promise<Outcome<Placed, Refusal>> {
  const buyer = readBuyer(call.actor, input);
  if (!buyer.ok) return buyer;
  const { checkoutId, cycle, lines } = input;
  const { departure } = cycle;
  const checkout = { id: checkoutId, basketId: null, personId: buyer.value.personId };
  if ((await insertCheckouts(call, [checkout])).size === 0) return placedBefore(call, checkoutId);

  const written = await writeAndHold(
    call,
    async () => {
      const plan = await planForDeparture(call, { lines, departure, channel: 'round' });
      if (plan.problem) return { ok: false, refusal: plan.problem };
      const { totalFen } = totals(plan);
      if (totalFen !== input.agreedFen) {
        return refuse('ordering.price-changed', {
          before: priceTag(input.agreedFen),
          now: priceTag(totalFen),
        });
      }
      return ok({ parcels: plan.parcels.map((parcel) => ({ ...parcel, orderId: newId(call.now) })) });
    },
    async ({ parcels }) =>
      ok(
        await writeOrders(call, [
          { checkoutId, parcels, nodeId: departure.nodeId, buyer: buyer.value, cycle },
        ]),
      ),
  );
  if (!written.ok) return written;
  const placed = await placedCheckout(call, checkoutId);
  for (const { number } of placed.orders) await recordHelpedAct(call, 'buy', number);
  return ok(placed);
}

/** The answer to a form that was sent before. Another person with the same id is told nothing. */
async function placedBefore(call: Call, checkoutId: string): Promise<Outcome<Placed, Refusal>> {
  const placed = await placedAgain(call, checkoutId);
  return placed ? ok(placed) : refuse('ordering.not-allowed');
}
