import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { claimById, claimsOf, insertClaim } from './claims.ts';
import { claimWindow, type Reason } from './kernel/claim.ts';
import { stillPaid } from './kernel/line-money.ts';
import { sentence } from './kernel/sentence.ts';
import { lockOrder } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

export interface NewClaim {
  /** Brought by the form: claiming twice by it claims once. */
  readonly claimId: string;
  readonly orderId: string;
  readonly token?: string | undefined;
  readonly position: number;
  readonly reason: Reason;
  readonly words: string;
  readonly askedFen: Fen;
  readonly pictureId?: string | undefined;
}

/**
 * The buyer says that something was wrong with a line, with words, a photo and how much should come back: within 48 hours of
 * collecting, at most what is still paid of the line, and one claim a line at a time.
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

  const { claimId: id, orderId, position, reason, askedFen, pictureId } = input;
  await insertClaim(call, {
    id,
    orderId,
    position,
    reason,
    words,
    askedFen,
    ...(pictureId ? { pictureId } : {}),
  });
  await recordHelpedAct(call, 'claim', order.number);
  return ok();
}
