import type { Tier, TradeTerms } from '#selling';
import { parseYuan } from '#shared/money.ts';
import { parseMilli } from '#shared/quantity.ts';

export const TIERS = [0, 1, 2, 3] as const;

/** The terms a seller typed; what is no number becomes one that every check refuses with its sentence. */
export function tradeTermsIn(text: (name: string) => string): TradeTerms {
  const leastPacks = whole(text('least'));
  const tiers = TIERS.flatMap((place): Tier[] => {
    const [from, price] = [text(`from-${place}`), text(`price-${place}`)];
    if (from === '' && price === '') return [];
    // The first tier begins with the least, and need not say so.
    const fromPacks = place === 0 && from === '' ? leastPacks : whole(from);
    return [{ fromPacks, priceFen: parseYuan(price) ?? 0 }];
  });
  return {
    packMilli: parseMilli(text('pack')) ?? 0,
    leastPacks,
    mostPacks: text('most') === '' ? undefined : whole(text('most')),
    validUntil: text('valid-until'),
    tiers,
  };
}

function whole(typed: string): number {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : -1;
}
