import type { Call } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import { notForSale } from './lot-state.ts';
import type { OriginRefusal } from './refusals.ts';
import { moveLines, type StockLine } from './stock-lines.ts';

/**
 * Free → reserved, all lines or none. Refuses `origin.stock-gone` with what is left rather than oversell, and lots that may not
 * be sold: `origin.lot-held`, `origin.lot-closed`, `origin.certificate-missing`.
 */
export function reserveStock(
  call: Call,
  lines: readonly StockLine[],
): Promise<Outcome<undefined, OriginRefusal>> {
  return moveLines(call, 'reserve', lines, notForSale);
}
