import { productByCode } from '#origin';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Arrival, arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import { costFloorOf } from './cost-floor-of.ts';
import { type PriceWarning, priceWarnings } from './kernel/floor.ts';
import { type MarkdownStep, usualSteps } from './kernel/markdown.ts';
import { isBox } from './kernel/offer.ts';
import { ownChannel } from './kernel/own-channel.ts';
import { byExpiry } from './kernel/stock.ts';
import { warningsOf } from './look-at-prices.ts';
import { type MarkdownPlan, plansOf } from './markdown-plans.ts';
import type { FoundWarning } from './price-warnings.ts';
import { type Price, pricesOf } from './prices.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';
import { type ShownLot, shownLots } from './shown-lots.ts';
import { stockBehind } from './stock-behind.ts';
import { type WholesalePrice, wholesalePricesOf } from './wholesale-prices.ts';

/** An offer as its seller works on it. */
export interface OfferAtDesk {
  readonly card: Card;
  readonly arrival: Arrival | undefined;
  /** Every lot it may draw on, first expiry first. */
  readonly lots: readonly ShownLot[];
  readonly prices: readonly Price[];
  /** Newest first; none of a box, which has no market. */
  readonly wholesale: readonly WholesalePrice[];
  readonly warnings: readonly PriceWarning[];
  /** What is doubtful beside the same goods of others, and beside what they cost. */
  readonly found: readonly FoundWarning[];
  /** What its price is for costs so much, by the seller's sheets and the county's factors. */
  readonly costFen: Fen | undefined;
  readonly plan: MarkdownPlan | undefined;
  /** What is proposed where there is no plan; none for what cannot go down so. */
  readonly proposed: readonly MarkdownStep[];
}

/** One of the caller's own offers, drafts included. Refuses `selling.no-such-offer` and what is another's. */
export async function offerAtDesk(call: Call, offerId: string): Promise<Outcome<OfferAtDesk>> {
  if (!isId(offerId)) return refuse('selling.no-such-offer');
  const arrival = await arrivalAt(call, undefined);
  const [card] = await cardsOf(call, [offerId], goodOnOf(call, arrival));
  if (!card) return refuse('selling.no-such-offer');
  const { offer } = card;
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  const product = await productByCode(call, offer.productCode);
  const wholesale = isBox(offer.form) ? [] : await wholesalePricesOf(call, offer.productCode, 30);
  return ok({
    card,
    arrival,
    lots: await shownLots(call, (await stockBehind(call, [offerId], ownChannel(offer))).toSorted(byExpiry)),
    prices: await pricesOf(call, offerId),
    wholesale,
    warnings: priceWarnings(offer, wholesale[0]?.fenPerKg),
    found: await warningsOf(call, offerId),
    costFen: await costFloorOf(call, offerId),
    plan: (await plansOf(call, [offerId]))[0],
    proposed:
      product && !isBox(offer.form) && offer.form !== 'presale' ? usualSteps(product.shelfLifeDays) : [],
  });
}
