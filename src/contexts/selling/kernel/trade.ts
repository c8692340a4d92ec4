import { addDays, type Day, isDay } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { isBox, type Offer } from './offer.ts';

/** From so many packs on, the offer's price unit costs so much. */
export interface Tier {
  readonly fromPacks: number;
  readonly priceFen: Fen;
}

/** An offer on a seller's list for traders. */
export interface TradeTerms {
  /** Thousandths of the sold unit that are bought together. */
  readonly packMilli: number;
  readonly leastPacks: number;
  readonly mostPacks?: number | undefined;
  /** The last day on which the prices hold. */
  readonly validUntil: Day;
  /** From the least on, each with more packs and a lower price. */
  readonly tiers: readonly Tier[];
}

export type TradeFlaw = 'presale' | 'pack' | 'amounts' | 'tiers' | 'above-shop' | 'valid-until';

const MOST_TIERS = 6;
const MOST_PACKS = 100_000;
const LONGEST_DAYS = 366;

/** What one pays for the price unit when taking so many packs; undefined: fewer than the least, or more than the most. */
export function tierFor({ tiers, leastPacks, mostPacks }: TradeTerms, packs: number): Tier | undefined {
  if (packs < leastPacks || (mostPacks !== undefined && packs > mostPacks)) return undefined;
  return tiers.findLast(({ fromPacks }) => fromPacks <= packs);
}

/** The first thing about a trade item that cannot be right; undefined when all is. */
export function tradeFlawOf(
  terms: TradeTerms,
  offer: Pick<Offer, 'form' | 'step' | 'priceFen'>,
  today: Day,
): TradeFlaw | undefined {
  const { packMilli, leastPacks, mostPacks = MOST_PACKS, validUntil, tiers } = terms;
  // A harvest to come has no lots that could be set aside, and what is paid by the scale has no price for a pack.
  if (offer.form === 'presale' || offer.form === 'piece-by-weight') return 'presale';
  const whole = isBox(offer.form) || offer.form === 'by-piece' ? 1000 : offer.step;
  if (
    !Number.isSafeInteger(packMilli) ||
    packMilli <= 0 ||
    packMilli % whole !== 0 ||
    packMilli % offer.step !== 0
  )
    return 'pack';
  if (!within(leastPacks, 1, MOST_PACKS) || !within(mostPacks, leastPacks, MOST_PACKS)) return 'amounts';
  if (tiers.length === 0 || tiers.length > MOST_TIERS || tiers[0]?.fromPacks !== leastPacks) return 'tiers';
  for (const [place, tier] of tiers.entries()) {
    const before = tiers[place - 1];
    if (!within(tier.fromPacks, 1, mostPacks) || !within(tier.priceFen, 1, 100_000_000)) return 'tiers';
    if (before && (tier.fromPacks <= before.fromPacks || tier.priceFen >= before.priceFen)) return 'tiers';
  }
  if ((tiers[0]?.priceFen ?? 0) > offer.priceFen) return 'above-shop';
  return isDay(validUntil) && validUntil >= today && validUntil <= addDays(today, LONGEST_DAYS)
    ? undefined
    : 'valid-until';
}

function within(value: number, from: number, to: number): boolean {
  return Number.isSafeInteger(value) && value >= from && value <= to;
}
