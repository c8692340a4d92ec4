import type { Offer } from './offer.ts';

/**
 * An offer as a channel sells it. A group buy pays the group's price where the seller set one below the shop's. A trade list knows no
 * moment of opening and no share for each person, and goes on while the shop is paused.
 */
export function asSoldThrough(offer: Offer, channel: string): Offer {
  if (channel === 'round' && offer.groupFen !== undefined && offer.groupFen < offer.priceFen) {
    return { ...offer, priceFen: offer.groupFen, aloneFen: offer.priceFen };
  }
  if (channel === 'wholesale') {
    const { drop: _, ...rest } = offer;
    return offer.status === 'paused' ? { ...rest, status: 'on' } : rest;
  }
  return offer;
}
