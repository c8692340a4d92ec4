import type { Reason } from './claim.ts';

/**
 * Who bears what is given back. The seller: everybody's part of the price goes back, as it would had it never been paid. The carrier or
 * the platform: it alone, and it makes good to all others what they gave.
 */
export const bearers = ['seller', 'carrier', 'platform'] as const;
export type Bearer = (typeof bearers)[number];

export const bearerTexts: Readonly<Record<Bearer, { readonly zh: string; readonly en: string }>> = {
  seller: { zh: '卖家', en: 'the seller' },
  carrier: { zh: '承运方', en: 'the carrier' },
  platform: { zh: '平台', en: 'the platform' },
};

/** Who should bear a claim unless whoever decides knows better: what came after the promised day, the carrier brought late. */
export function usualBearer(
  reason: Reason,
  { promisedDay, arrivedDay }: { readonly promisedDay: string; readonly arrivedDay: string | undefined },
): Bearer {
  return reason === 'late' && arrivedDay !== undefined && arrivedDay > promisedDay ? 'carrier' : 'seller';
}
