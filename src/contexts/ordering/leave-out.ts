import { returnStock } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { must } from '#shared/outcome.ts';
import { payBack } from './carry-out.ts';
import { drawn } from './kernel/draws.ts';
import { keptFen } from './kernel/kept-fen.ts';
import { stillPaid } from './kernel/line-money.ts';
import { replaceDraws, saveFinal, saveQuantity } from './order-writes.ts';
import type { Order, OrderLine } from './orders.ts';

/** So much of a line that will not be delivered, in thousandths of its unit. */
export interface LeftOut {
  readonly position: number;
  readonly milli: number;
}

/**
 * Takes part of a paid order out before it is packed: the goods go back to their lots, and what they cost to the buyer. The order is locked
 * by the caller, and something of it stays. A line that goes wholly is settled at nothing. Answers what is paid back.
 */
export async function leaveOut(call: Call, order: Order, parts: readonly LeftOut[]): Promise<Fen> {
  const changes = order.lines.flatMap((line) => {
    const out = parts.find(({ position }) => position === line.position);
    return out && out.milli > 0 ? [changeOf(line, out.milli)] : [];
  });
  const back = changes.flatMap((change) => change.back);
  if (back.length > 0) {
    const { channel } = order;
    const stock = back.map(({ lotId, quantity }) => ({ lotId, milli: quantity.milli, channel }));
    must(await returnStock(call, stock));
  }
  let all = 0;
  for (const { line, keep, kept, fen } of changes) {
    const at = { orderId: order.id, position: line.position };
    await replaceDraws(call, { ...at, draws: kept });
    if (keep.milli > 0) await saveQuantity(call, { ...at, quantity: keep, estimateFen: fen.estimate });
    else await saveFinal(call, { ...at, finalFen: 0, packed: keep });
    if (fen.back > 0)
      await payBack(call, order, { cause: 'group-left-out', fen: fen.back, position: line.position });
    all += fen.back;
  }
  return all;
}

function changeOf(line: OrderLine, milli: number) {
  if (line.presale) throw new Error('what is sold ahead is not left out of an order');
  const keep = { milli: Math.max(0, line.quantity.milli - milli), unit: line.quantity.unit };
  const { kept, back } = drawn(line.draws, line.quantity, { packed: keep });
  const held = keptFen(line.terms, line.heldFen, { ordered: line.quantity, keep });
  const estimate = keptFen(line.terms, line.estimateFen, { ordered: line.quantity, keep });
  return { line, keep, kept, back, fen: { estimate, back: Math.max(0, stillPaid(line) - held) } };
}
