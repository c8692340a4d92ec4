import type { Offer } from '#selling';
import type { Call } from '#shared/call.ts';
import type { Refusal } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { giveSharesBack, takeShares } from './personal-shares.ts';
import { refuse } from './refusals.ts';
import { waitedFor } from './waiting-line.ts';

/** So much of an offer, for one buyer; thousandths of its sold unit. */
export interface Wanted {
  readonly offer: Offer;
  readonly milli: number;
  readonly buyer: { readonly personId: string | null; readonly phone: string };
}

/**
 * Takes each buyer's own share of what opened to everybody, earlier ones first, and answers for each why they cannot have it: they had theirs,
 * or others, who want no more than they, wait for what is given back. What is sold as any other is let through.
 */
export async function takeOwnShares(
  call: Call,
  wanted: readonly Wanted[],
  { waited = false } = {},
): Promise<readonly (Refusal | undefined)[]> {
  const refusals = wanted.map((): Refusal | undefined => undefined);
  const inDrops = wanted.flatMap(({ offer, milli, buyer }, place) =>
    offer.drop
      ? [{ place, offer, share: { offerId: offer.id, milli, buyer, perPerson: offer.drop.perPerson } }]
      : [],
  );
  if (inDrops.length === 0) return refusals;
  const line = waited
    ? []
    : await waitedFor(
        call,
        inDrops.map(({ offer }) => offer.id),
      );
  const open = inDrops.filter(({ place, offer, share }) => {
    // Who wants more than this buyer has no use for what is enough for this one: only the others come first.
    const waiting = line.reduce(
      (sum, { offerId, milli, people }) =>
        offerId === offer.id && milli <= share.milli ? sum + people : sum,
      0,
    );
    if (waiting > 0) refusals[place] = refuse('ordering.others-wait', { waiting }).refusal;
    return waiting === 0;
  });
  const left = await takeShares(
    call,
    open.map(({ share }) => share),
  );
  for (const [index, { place, offer, share }] of open.entries()) {
    const own = left[index] ?? 0;
    if (share.milli <= own) continue;
    const facts = { most: decimal(share.perPerson), left: decimal(own), unit: offer.soldUnit };
    refusals[place] = refuse('ordering.own-share', facts).refusal;
  }
  return refusals;
}

/** Gives the shares back of what came to nothing. */
export function giveOwnSharesBack(call: Call, wanted: readonly Wanted[]): Promise<void> {
  return giveSharesBack(
    call,
    wanted.flatMap(({ offer, milli, buyer }) => (offer.drop ? [{ offerId: offer.id, milli, buyer }] : [])),
  );
}
