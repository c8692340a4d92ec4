import type { Call } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { OriginRefusal } from './refusals.ts';
import { moveLines, type StockLine } from './stock-lines.ts';

/** Sold → free: an order cancelled before it was packed, or packed lighter than it was paid. Throws when less was sold. */
export function returnStock(
  call: Call,
  lines: readonly StockLine[],
): Promise<Outcome<undefined, OriginRefusal>> {
  return moveLines(call, 'return', lines, () => undefined);
}
