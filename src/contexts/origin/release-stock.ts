import type { Call } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { OriginRefusal } from './refusals.ts';
import { moveLines, type StockLine } from './stock-lines.ts';

/** Reserved → free, whatever state the lot is in. Throws when less is reserved than is given back. */
export function releaseStock(
  call: Call,
  lines: readonly StockLine[],
): Promise<Outcome<undefined, OriginRefusal>> {
  return moveLines(call, 'release', lines, () => undefined);
}
