import { fillLine, offerById, quantityFits } from '#selling';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { isDay } from '#shared/instant.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import type { OrderAtOnce } from './place-at-once.ts';
import { type Placed, placedCheckout } from './placed.ts';
import { readBuyer } from './read-buyer.ts';
import { refuse } from './refusals.ts';
import {
  endWaiting,
  insertWaiting,
  standingOf,
  type Waiting,
  waitedFor,
  waitingById,
} from './waiting-line.ts';

/** Where somebody stands in the line for what others leave unpaid. */
export interface WaitingPlace {
  readonly waiting: Waiting;
  /** How many stand before them. */
  readonly before: number;
  /** For so much others have not paid yet: the most that can come back, in thousandths of the sold unit. */
  readonly unpaid: number;
  /** Once it was their turn. */
  readonly placed?: Placed;
}

/** Puts a buyer at the end of the line of an offer that opened to everybody. The same checkoutId again keeps the first place. */
export async function waitForDrop(
  call: Call,
  { checkoutId: id, ...order }: Omit<OrderAtOnce, 'actor'>,
): Promise<Outcome<WaitingPlace, Refusal>> {
  if (isId(id) && (await waitingById(call, id))) return waitingPlace(call, id);
  const buyer = readBuyer(call.actor, order);
  if (!buyer.ok) return buyer;
  const offer = await offerById(call, order.offerId);
  if (!offer.ok) return offer;
  const { drop } = offer.value;
  if (!drop || call.now < drop.opensAt) return refuse('ordering.no-line');
  const { name, phone, personId, lang } = buyer.value;
  const { offerId, milli, nodeId, agreedFen, agreedDay } = order;
  if (!isId(nodeId)) return refuse('ordering.no-node-chosen');
  if (!quantityFits(offer.value, milli) || milli > drop.perPerson) {
    const most = decimal(drop.perPerson);
    return refuse('ordering.own-share', { most, left: most, unit: offer.value.soldUnit });
  }
  if (!isDay(agreedDay) || !Number.isSafeInteger(agreedFen))
    return refuse('ordering.day-changed', { now: '' });
  if (await thereIsSome(call, order)) return refuse('ordering.still-there');
  const stands = await insertWaiting(call, {
    id,
    offerId,
    milli,
    nodeId,
    agreedFen,
    agreedDay,
    name,
    phone,
    personId,
    lang,
  });
  return stands ? waitingPlace(call, id) : refuse('ordering.waits-already');
}

/** So much can be ordered now, and nobody waits for it: a line would only keep others from it. */
async function thereIsSome(
  call: Call,
  { offerId, milli, agreedDay: goodOn }: Pick<OrderAtOnce, 'offerId' | 'milli' | 'agreedDay'>,
): Promise<boolean> {
  const line = await waitedFor(call, [offerId]);
  return line.every((each) => each.milli > milli) && (await fillLine(call, { offerId, milli, goodOn })).ok;
}

/** Where somebody stands. Whoever has the id, which nobody can guess, is who was given it. */
export async function waitingPlace(call: Call, id: string): Promise<Outcome<WaitingPlace, Refusal>> {
  const waiting = isId(id) ? await waitingById(call, id) : undefined;
  if (!waiting || waiting.personId !== (call.actor.personId ?? null)) return refuse('ordering.no-line');
  if (waiting.status === 'served')
    return ok({ waiting, before: 0, unpaid: 0, placed: await placedCheckout(call, id) });
  return ok({ waiting, ...(await standingOf(call, waiting)) });
}

/** Leaves the line; who was served already keeps the order. */
export async function leaveLine(call: Call, id: string): Promise<Outcome<undefined, Refusal>> {
  const place = await waitingPlace(call, id);
  if (!place.ok) return place;
  await endWaiting(call, id, 'left');
  return ok();
}
