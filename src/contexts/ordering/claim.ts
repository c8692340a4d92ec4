import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { askOthers } from './ask-others.ts';
import { termsOf } from './claim-terms.ts';
import { claimById, claimsOf, insertClaim, smallGrantsOf } from './claims.ts';
import { claimWindow, type Reason } from './kernel/claim.ts';
import { isSmall } from './kernel/claim-terms.ts';
import { stillPaid } from './kernel/line-money.ts';
import { sentence } from './kernel/sentence.ts';
import { lockOrder, type Order, type OrderLine } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';
import { grantClaim } from './settle-claim.ts';

export interface NewClaim {
  /** Brought by the form: claiming twice by it claims once. */
  readonly claimId: string;
  readonly orderId: string;
  readonly token?: string | undefined;
  readonly position: number;
  readonly reason: Reason;
  readonly words: string;
  readonly askedFen: Fen;
  readonly pictureIds?: readonly string[] | undefined;
  /** What the buyer's own scale showed. */
  readonly measuredGrams?: number | undefined;
}

/** As many photos as show what is wrong. */
export const MOST_PICTURES = 6;

/**
 * The buyer says that something was wrong with a line, with words, photos and how much should come back: within 48 hours of
 * collecting, at most what is still paid of the line, and one claim a line at a time. A small sum goes back at once by the seller's
 * terms; goods that are bad have the lot's other buyers asked.
 */
export async function claim(call: Call, input: NewClaim): Promise<Outcome<undefined, OrderingRefusal>> {
  const order = await lockOrder(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, input.token)) {
    return refuse('ordering.not-allowed');
  }
  if (await claimById(call, input.claimId)) return ok();
  const line = order.lines.find(({ position }) => position === input.position);
  if (!line) return refuse('ordering.no-such-order');
  const window = claimWindow(order, call.now);
  if (window === 'not-collected') return refuse('ordering.not-collected');
  if (window === 'over') return refuse('ordering.claims-over');
  const made = await makeClaim(call, order, line, input);
  if (!made.ok) return made;
  await recordHelpedAct(call, 'claim', order.number);
  return ok();
}

/** Writes a claim on a locked order, whose time it is; grants it at once where it is small. */
export async function makeClaim(
  call: Call,
  order: Order,
  line: OrderLine,
  input: Omit<NewClaim, 'orderId' | 'token' | 'position'>,
): Promise<Outcome<undefined, OrderingRefusal>> {
  const words = sentence(input.words);
  if (words === undefined) return refuse('ordering.words-too-long', { most: 200 });
  const most = stillPaid(line);
  if (input.askedFen <= 0 || input.askedFen > most) {
    return refuse('ordering.claim-amount', { most: priceTag(most) });
  }
  const standing = (await claimsOf(call, [order.id])).some(
    ({ position, status }) => position === line.position && status === 'asked',
  );
  if (standing) return refuse('ordering.claim-standing');

  const { claimId: id, reason, askedFen, measuredGrams } = input;
  const pictureIds = (input.pictureIds ?? []).slice(0, MOST_PICTURES);
  const terms = await termsOf(call, order.sellerId);
  await insertClaim(call, {
    id,
    orderId: order.id,
    position: line.position,
    reason,
    words,
    askedFen,
    pictureIds,
    ...(measuredGrams === undefined ? {} : { measuredGrams }),
    decideBy: new Date(call.now.getTime() + terms.hoursToDecide * 3_600_000),
  });
  await askOthers(call, order, line, { claimId: id, reason });
  const smallBefore = terms.smallFen === 0 ? 0 : await smallGrantsOf(call, order);
  if (isSmall(terms, { askedFen, pictures: pictureIds.length, smallBefore })) {
    const at = { id, position: line.position };
    await grantClaim(call, order, at, { fen: askedFen, as: 'small', borneBy: 'seller', reason: '' });
  }
  return ok();
}
