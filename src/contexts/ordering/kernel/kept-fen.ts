import type { Fen } from '#shared/money.ts';
import type { Quantity } from '#shared/quantity.ts';
import { finalPrice, paidByWeight, type Terms } from './final-price.ts';

/**
 * What is still held of a line when only part of it will be delivered: the price of that part, or, of pieces paid by weight, its part of what
 * was held, rounded up.
 */
export function keptFen(
  terms: Terms,
  fen: Fen,
  { ordered, keep }: { readonly ordered: Quantity; readonly keep: Quantity },
): Fen {
  if (!paidByWeight(terms)) return finalPrice(terms, fen, { packed: keep });
  const by = BigInt(ordered.milli);
  return Number((BigInt(fen) * BigInt(keep.milli) + by - 1n) / by);
}
