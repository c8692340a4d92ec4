import { promisesTo } from '#delivery';
import { type Drop, gramsOf, linePrice, type Offer, offerById, quantityChoices } from '#selling';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { type CheckoutForm, knownBuyer } from './checkout-form.ts';
import { refuse } from './refusals.ts';

/** So much of what opens, with all it comes to: one tap orders it. */
export interface DropChoice {
  /** Thousandths of the offer's sold unit. */
  readonly milli: number;
  /** Goods and delivery. */
  readonly totalFen: Fen;
  readonly arrives: Day;
}

/** What the page of a drop shows before and while it is open. */
export interface DropForm extends Omit<CheckoutForm, 'quote'> {
  readonly offer: Offer;
  readonly drop: Drop;
  /** None while no collection point is chosen, or none can be reached. */
  readonly choices: readonly DropChoice[];
}

const MOST_CHOICES = 6;

/**
 * The form of a drop, filled in as far as we know the buyer, with what each amount will come to once it is open. Refuses `ordering.no-line` for an
 * offer that is sold as any other.
 */
export async function dropForm(
  call: Call,
  input: { readonly offerId: string; readonly nodeId?: string | undefined },
): Promise<Outcome<DropForm, Refusal>> {
  const found = isId(input.offerId) ? await offerById(call, input.offerId) : refuse('ordering.no-line');
  if (!found.ok) return found;
  const offer = found.value;
  const { drop } = offer;
  if (!drop || offer.status === 'draft') return refuse('ordering.no-line');
  const known = await knownBuyer(call, input.nodeId);
  const choices: DropChoice[] = [];
  if (known.node) {
    const at = drop.opensAt > call.now ? drop.opensAt : call.now;
    for (const milli of quantityChoices(offer, drop.perPerson).slice(0, MOST_CHOICES)) {
      const ways = await promisesTo(call, { nodeId: known.node.id, grams: gramsOf(offer, milli), at });
      const [way] = ways.ok ? ways.value : [];
      if (!way) continue;
      const totalFen = linePrice(offer, milli).heldFen + way.feeFen;
      choices.push({ milli, totalFen, arrives: way.arrives });
    }
  }
  return ok({ offer, drop, choices, ...known });
}
