import { recordHelpedAct } from '#people';
import { offersWithGoods } from '#selling';
import type { Actor, Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { giveOwnSharesBack, takeOwnShares } from './drop-rules.ts';
import { type ParcelToHold, writeAndHold } from './hold-parcels.ts';
import { checkoutById, deleteCheckouts, insertCheckouts } from './order-writes.ts';
import { type Placed, placedCheckout } from './placed.ts';
import { type Offers, planAtOnce, type Wish } from './plan-at-once.ts';
import { type BuyerForm, readBuyer } from './read-buyer.ts';
import { refuse } from './refusals.ts';
import { type Buyer, writeOrders } from './write-orders.ts';

export interface OrderAtOnce extends Wish, BuyerForm {
  /** Made by the buyer's side: placing twice by it places once. */
  readonly checkoutId: string;
  /** Who buys: one transaction holds the orders of many. */
  readonly actor: Actor;
}

type Sound = OrderAtOnce & { readonly buyer: Buyer };
type Answer = Outcome<Placed, Refusal>;

/**
 * Places the orders of many buyers, one offer each and without a basket, in one transaction and a few round trips for all of them: a crowd
 * costs little more than one. Earlier ones take first, each is answered for itself, in their order, and the database's own constraints
 * have the last word on stock and capacity. A checkout that was placed before is answered as it was then.
 */
export function placeAtOnce(call: Call, orders: readonly OrderAtOnce[]): Promise<readonly Answer[]> {
  return place(call, orders, { waited: false });
}

/** As `placeAtOnce`, for those whose turn has come. */
export function placeForWaiting(call: Call, orders: readonly OrderAtOnce[]): Promise<readonly Answer[]> {
  return place(call, orders, { waited: true });
}

interface Turn {
  /** Their turn has come: nobody is before them. */
  readonly waited: boolean;
}

async function place(call: Call, orders: readonly OrderAtOnce[], turn: Turn): Promise<readonly Answer[]> {
  const read = orders.map((order): Outcome<Sound, Refusal> => {
    // One id that is none would undo the whole batch.
    if (!isId(order.nodeId)) return refuse('ordering.no-node-chosen');
    const buyer = readBuyer(order.actor, order);
    return buyer.ok ? ok({ ...order, buyer: buyer.value }) : buyer;
  });
  const first = new Map<string, Sound>();
  for (const order of read) {
    if (order.ok && !first.has(order.value.checkoutId)) first.set(order.value.checkoutId, order.value);
  }
  const answers = await placeEach(call, [...first.values()], turn);
  return read.map((order): Answer => {
    if (!order.ok) return order;
    const { checkoutId, buyer } = order.value;
    const same = first.get(checkoutId)?.buyer.personId === buyer.personId;
    return (same && answers.get(checkoutId)) || refuse('ordering.not-allowed');
  });
}

/** Orders of different checkouts; answers by checkout. */
async function placeEach(
  call: Call,
  orders: readonly Sound[],
  turn: Turn,
): Promise<ReadonlyMap<string, Answer>> {
  const fresh = await insertCheckouts(
    call,
    orders.map(({ checkoutId, buyer }) => ({ id: checkoutId, basketId: null, personId: buyer.personId })),
  );
  const answers = new Map<string, Answer>();
  for (const order of orders) {
    if (!fresh.has(order.checkoutId)) answers.set(order.checkoutId, await placedBefore(call, order));
  }
  const wanted = orders.filter(({ checkoutId }) => fresh.has(checkoutId));
  for (const [order, answer] of await placeOwn(call, wanted, turn)) {
    answers.set(order.checkoutId, answer);
    if (!answer.ok) continue;
    for (const { number } of answer.value.orders)
      await recordHelpedAct({ ...call, actor: order.actor }, 'buy', number);
  }
  await deleteCheckouts(
    call,
    wanted.filter(({ checkoutId }) => !answers.get(checkoutId)?.ok).map(({ checkoutId }) => checkoutId),
  );
  return answers;
}

/** Places for each what they may have of it, and gives the shares back of those for whom there was nothing. */
async function placeOwn(
  call: Call,
  orders: readonly Sound[],
  turn: Turn,
): Promise<ReadonlyMap<Sound, Answer>> {
  const listed = await offersOf(call, orders);
  const wanted = orders.flatMap((order) => {
    const offer = listed.get(order.offerId)?.offer;
    return offer?.drop ? [{ order, offer, milli: order.milli, buyer: order.buyer }] : [];
  });
  const refusals = await takeOwnShares(call, wanted, turn);
  const answers = new Map<Sound, Answer>();
  for (const [place, { order }] of wanted.entries()) {
    const refusal = refusals[place];
    if (refusal) answers.set(order, { ok: false, refusal });
  }
  const allowed = orders.filter((order) => !answers.has(order));
  const withShare = wanted.filter(({ order }) => !answers.has(order));
  const placed = await placeAllowed(call, allowed, listed);
  for (const [place, order] of allowed.entries())
    answers.set(order, placed[place] ?? refuse('ordering.too-busy'));
  await giveOwnSharesBack(
    call,
    withShare.filter(({ order }) => !answers.get(order)?.ok),
  );
  return answers;
}

function offersOf(call: Call, orders: readonly Sound[]): Promise<Offers> {
  return offersWithGoods(call, [...new Set(orders.map(({ offerId }) => offerId))]);
}

type Planned = Outcome<ParcelToHold, Refusal>;

/** Answers in the order of the orders. */
async function placeAllowed(
  call: Call,
  orders: readonly Sound[],
  listed: Offers,
): Promise<readonly Answer[]> {
  // A try that lost its race was told of a presale that has moved on.
  let known: Offers | undefined = listed;
  const placed = await writeAndHold(
    call,
    async () => {
      const offers = known ?? (await offersOf(call, orders));
      known = undefined;
      const each = (await planAtOnce(call, orders, offers)).map(
        (plan): Planned => (plan.ok ? ok({ ...plan.value, orderId: newId(call.now) }) : plan),
      );
      return ok({ each, parcels: each.flatMap((one) => (one.ok ? [one.value] : [])) });
    },
    async ({ each }) => ok(await writePlanned(call, orders, each)),
  );
  return placed.ok ? placed.value : orders.map(() => placed);
}

async function writePlanned(
  call: Call,
  orders: readonly Sound[],
  planned: readonly Planned[],
): Promise<Answer[]> {
  const toWrite = orders.flatMap(({ checkoutId, nodeId, buyer }, place) => {
    const parcel = planned[place];
    return parcel?.ok ? [{ checkoutId, parcels: [parcel.value], nodeId, buyer }] : [];
  });
  const written = new Map((await writeOrders(call, toWrite)).map((each) => [each.checkoutId, each]));
  return orders.map(({ checkoutId, buyer }, place): Answer => {
    const parcel = planned[place];
    if (parcel && !parcel.ok) return parcel;
    const order = written.get(checkoutId);
    if (!order) return refuse('ordering.too-busy');
    const { id, number, totalFen, payUrl } = order;
    return ok({ checkoutId, token: buyer.token, orders: [{ id, number }], totalFen, payUrl });
  });
}

/** The answer to what was sent before. Another person with the same id is told nothing. */
async function placedBefore(call: Call, { checkoutId, buyer }: Sound): Promise<Answer> {
  const checkout = await checkoutById(call, checkoutId);
  const same = checkout?.basketId === null && checkout.personId === buyer.personId;
  return same ? ok(await placedCheckout(call, checkoutId)) : refuse('ordering.not-allowed');
}
