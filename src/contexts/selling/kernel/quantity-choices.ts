import type { Offer } from './offer.ts';

const FINE = 10;
const COARSE = 8;

/**
 * Quantities to choose from in a list, in thousandths of the sold unit: ten step by step from the least, then at most eight
 * more in even strides, the last one the most that can be had. Every one can be ordered.
 */
export function quantityChoices(offer: Pick<Offer, 'step' | 'least' | 'most'>, most = offer.most): number[] {
  const { step, least } = offer;
  const steps = Math.floor((Math.min(most, offer.most) - least) / step);
  if (steps < 0) return [];
  const stride = Math.max(1, Math.ceil((steps - FINE + 1) / COARSE));
  const counts = new Set<number>();
  for (let count = 0; count < Math.min(FINE, steps + 1); count += 1) counts.add(count);
  for (let count = FINE - 1 + stride; count < steps; count += stride) counts.add(count);
  return [...counts.add(steps)].map((count) => least + count * step);
}
