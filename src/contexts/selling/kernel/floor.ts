import type { Fen } from '#shared/money.ts';
import { unitPrice } from './line-price.ts';
import type { Offer } from './offer.ts';

/** Why a price deserves a second look before it is shown to anyone. */
export type PriceWarning = 'below-floor' | 'below-wholesale';

/**
 * What is doubtful about a price: below what the seller says it costs them (below-cost selling of fresh goods is for
 * clearance only: 社区团购“九不得”, 2020-12-22), or below what the wholesale market pays, where selling directly earns nothing.
 */
export function priceWarnings(
  offer: Parameters<typeof unitPrice>[0] & Pick<Offer, 'floorFen'>,
  wholesalePerKg: Fen | undefined,
): PriceWarning[] {
  const warnings: PriceWarning[] = [];
  if (offer.priceFen < offer.floorFen) warnings.push('below-floor');
  if (wholesalePerKg !== undefined && unitPrice(offer).perKg < wholesalePerKg)
    warnings.push('below-wholesale');
  return warnings;
}
