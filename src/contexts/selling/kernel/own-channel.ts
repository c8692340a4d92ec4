import type { Offer } from './offer.ts';

/** Where an offer is sold when nobody says otherwise: its own channel may have goods set aside that the shop cannot sell. */
export function ownChannel({ drop, form }: Pick<Offer, 'drop' | 'form'>): 'live' | 'presale' | 'shop' {
  if (form === 'presale') return 'presale';
  return drop ? 'live' : 'shop';
}
