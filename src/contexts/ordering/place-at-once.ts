import { sql } from 'kysely';
import { phoneOf, recordHelpedAct } from '#people';
import { type Actor, type Call, may } from '#shared/call.ts';
import { newCode, newId } from '#shared/id.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { holdParcels, type ParcelToHold } from './hold-parcels.ts';
import { recipientName } from './kernel/personal.ts';
import { checkoutById, deleteCheckouts, insertCheckouts } from './order-writes.ts';
import { ordersOfCheckout } from './orders.ts';
import type { Placed } from './place-order.ts';
import { planAtOnce, type Wish } from './plan-at-once.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type CheckoutToWrite, writeOrders } from './write-orders.ts';

export interface OrderAtOnce extends Wish {
  /** Made by the buyer's side: placing twice by it places once. */
  readonly checkoutId: string;
  readonly name: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
  /** Who buys: one transaction holds the orders of many. */
  readonly actor: Actor;
}

/** With its name and phone as they are kept. */
type Sound = OrderAtOnce & { readonly recipient: string; readonly reachedAt: string };

type Answer = Outcome<Placed, Refusal>;
type Refused = Extract<Answer, { readonly ok: false }>;

// Each try that lost a race against another process sees what the winner left.
const TRIES = 3;
const TOKEN_LETTERS = 20;

/**
 * Places the orders of many buyers, one offer each and without a basket, in one transaction and a few round trips for all of them: a crowd
 * costs little more than one. Earlier ones take first, each is answered for itself, in their order, and the database's own constraints
 * have the last word on stock and capacity. A checkout that was placed before is answered as it was then.
 */
export async function placeAtOnce(call: Call, orders: readonly OrderAtOnce[]): Promise<readonly Answer[]> {
  const read = orders.map(soundOrder);
  const first = new Map<string, Sound>();
  for (const order of read) {
    if (!('ok' in order) && !first.has(order.checkoutId)) first.set(order.checkoutId, order);
  }
  const answers = await placeEach(call, [...first.values()]);
  return read.map((order): Answer => {
    if ('ok' in order) return order;
    const same = first.get(order.checkoutId)?.actor.personId === order.actor.personId;
    return (same && answers.get(order.checkoutId)) || refuse('ordering.not-allowed');
  });
}

function soundOrder(order: OrderAtOnce): Sound | Refused {
  if (!may(order.actor, rights.buy)) return refuse('ordering.not-allowed');
  const recipient = recipientName(order.name);
  if (recipient === undefined) return refuse('ordering.name-missing');
  const reachedAt = phoneOf(order.phone);
  return reachedAt === undefined ? refuse('ordering.phone-invalid') : { ...order, recipient, reachedAt };
}

/** Orders of different checkouts; answers by checkout. */
async function placeEach(call: Call, orders: readonly Sound[]): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const fresh = await insertCheckouts(
    call,
    orders.map(({ checkoutId, actor }) => ({
      id: checkoutId,
      basketId: null,
      personId: actor.personId ?? null,
    })),
  );
  for (const order of orders.filter(({ checkoutId }) => !fresh.has(checkoutId))) {
    answers.set(order.checkoutId, await placedBefore(call, order));
  }
  const wanted = orders.filter(({ checkoutId }) => fresh.has(checkoutId));
  const held = await planAndHold(call, wanted);
  const toWrite: (CheckoutToWrite & { readonly order: Sound })[] = [];
  for (const [place, order] of wanted.entries()) {
    const parcel = held[place] ?? refuse('ordering.too-busy');
    if (parcel.ok) toWrite.push({ ...checkoutOf(order, parcel.value), order });
    else answers.set(order.checkoutId, parcel);
  }
  const written = await writeOrders(call, toWrite);
  for (const [place, { order, checkoutId, buyer }] of toWrite.entries()) {
    const one = written[place];
    if (!one) throw new Error(`checkout ${checkoutId} was not written`);
    const { id, number, totalFen, payUrl } = one;
    answers.set(
      checkoutId,
      ok({ checkoutId, token: buyer.token, orders: [{ id, number }], totalFen, payUrl }),
    );
    await recordHelpedAct({ ...call, actor: order.actor }, 'buy', number);
  }
  await deleteCheckouts(
    call,
    wanted.filter(({ checkoutId }) => !answers.get(checkoutId)?.ok).map(({ checkoutId }) => checkoutId),
  );
  return answers;
}

/** Plans and holds until both agree: between looking and taking, another process may have been faster. */
async function planAndHold(
  call: Call,
  orders: readonly Sound[],
): Promise<readonly Outcome<ParcelToHold, Refusal>[]> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = (await planAtOnce(call, orders)).map(
      (plan): Outcome<ParcelToHold, Refusal> =>
        plan.ok ? ok({ ...plan.value, orderId: newId(call.now) }) : plan,
    );
    const parcels = planned.flatMap((each) => (each.ok ? [each.value] : []));
    if (parcels.length === 0) return planned;
    // Undoing a half-taken try also unlocks what it locked, so that the next try locks in line again.
    await sql`savepoint holding`.execute(call.tx);
    if ((await holdParcels(call, parcels)).ok) return planned;
    await sql`rollback to savepoint holding`.execute(call.tx);
  }
  return orders.map(() => refuse('ordering.too-busy'));
}

function checkoutOf(
  { checkoutId, nodeId, actor, recipient, reachedAt, lang }: Sound,
  parcel: ParcelToHold,
): CheckoutToWrite {
  const personId = actor.personId ?? null;
  const token = newCode(TOKEN_LETTERS);
  return {
    checkoutId,
    parcels: [parcel],
    nodeId,
    buyer: { name: recipient, phone: reachedAt, personId, token, lang },
  };
}

/** The answer to what was sent before. Another person with the same id is told nothing. */
async function placedBefore(call: Call, { checkoutId, actor }: Sound): Promise<Answer> {
  const checkout = await checkoutById(call, checkoutId);
  const orders = await ordersOfCheckout(call, checkoutId);
  const [first] = orders;
  if (
    !first ||
    !checkout?.payUrl ||
    checkout.basketId !== null ||
    checkout.personId !== (actor.personId ?? null)
  ) {
    return refuse('ordering.not-allowed');
  }
  return ok({
    checkoutId,
    token: first.token,
    orders: orders.map(({ id, number }) => ({ id, number })),
    totalFen: first.goodsFen + first.deliveryFen,
    payUrl: checkout.payUrl,
  });
}
