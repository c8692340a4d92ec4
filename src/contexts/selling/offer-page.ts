import { type Product, productByCode } from '#origin';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Arrival, arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import { type OnArrival, onArrival } from './kernel/on-arrival.ts';
import { quantityChoices } from './kernel/quantity-choices.ts';
import { type MarkdownPlan, plansOf } from './markdown-plans.ts';
import { type PriceOfDay, priceHistory } from './price-history.ts';
import { refuse } from './refusals.ts';

/** Everything a buyer is told of one offer before ordering. */
export interface OfferPage {
  readonly card: Card;
  readonly arrival: Arrival | undefined;
  /** How fresh the smallest order is when it is collected; undefined while it is off, or before it is picked. */
  readonly fresh: OnArrival | undefined;
  readonly product: Product;
  /** Quantities to choose from, in thousandths of the sold unit; none while it is off. */
  readonly choices: readonly number[];
  /** What it cost on each of the last days, in fen a kg, beside what the wholesale market paid; oldest first. */
  readonly history: readonly PriceOfDay[];
  /** Set while it is marked down for its age. */
  readonly markdown: MarkdownPlan | undefined;
}

/** One offer as it stands for a visitor who collects at `nodeId`. A draft is shown to nobody: `selling.no-such-offer`. */
export async function offerPage(
  call: Call,
  input: { readonly offerId: string; readonly nodeId?: string | undefined },
): Promise<Outcome<OfferPage>> {
  if (!isId(input.offerId)) return refuse('selling.no-such-offer');
  const arrival = await arrivalAt(call, input.nodeId);
  const [card] = await cardsOf(call, [input.offerId], goodOnOf(call, arrival));
  if (!card || card.offer.status === 'draft') return refuse('selling.no-such-offer');
  const product = await productByCode(call, card.offer.productCode);
  if (!product) return refuse('selling.no-such-offer');
  const { standing, offer } = card;
  const [plan] = await plansOf(call, [offer.id]);
  return ok({
    card,
    arrival,
    fresh: arrival?.next && onArrival(card.lots, arrival.next.arrives),
    product,
    choices: standing.on ? quantityChoices(offer, standing.most) : [],
    history: await priceHistory(call, offer),
    markdown: plan && plan.downPercent > 0 ? plan : undefined,
  });
}
