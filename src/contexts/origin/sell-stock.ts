import type { Call } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import { held } from './lot-state.ts';
import type { OriginRefusal } from './refusals.ts';
import { moveLines, type StockLine } from './stock-lines.ts';

/**
 * Reserved → sold, when it is paid. A lot held in the meantime sells nothing, not even what was reserved before:
 * `origin.lot-held`, and the payment has to go back. Throws when less is reserved than is sold.
 */
export function sellStock(
  call: Call,
  lines: readonly StockLine[],
): Promise<Outcome<undefined, OriginRefusal>> {
  return moveLines(call, 'sell', lines, held);
}
