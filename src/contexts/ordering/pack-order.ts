import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { payBack } from './carry-out.ts';
import { overpaid } from './kernel/line-money.ts';
import { packed } from './kernel/order.ts';
import type { LineToPack } from './kernel/readings.ts';
import { replaceDraws, saveFinal, saveStatus } from './order-writes.ts';
import { lockOrder, type Order } from './orders.ts';
import { type PackedLine, packLines } from './pack-lines.ts';
import { packedFact } from './parcel-facts.ts';
import { readPacking } from './read-packing.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsAll, sells } from './scope.ts';
import { insertWeighing } from './weighings.ts';

export interface Packing {
  /** Brought by the form: packing twice by it packs once. */
  readonly packingId: string;
  readonly orderId: string;
  /** What was put in, line by line; a line that is not named was packed as ordered. */
  readonly lines: readonly LineToPack[];
  readonly pictureId?: string;
}

/**
 * Writes down what was put into the parcel: pieces paid by weight by the scale's reading, shortages as they are, and for what was
 * sold ahead the lots it comes from. The difference to what was paid goes back at once, with its reason; stock that was not
 * packed is free again. By the seller, or by the grower all of it comes from. Answers what goes back.
 */
export async function packOrder(call: Call, input: Packing): Promise<Outcome<{ refundedFen: Fen }, Refusal>> {
  const order = await lockOrder(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights['pack-orders']) || !(sells(call.actor, order) || growsAll(call.actor, order))) {
    return refuse('ordering.not-allowed');
  }
  if (order.packingId === input.packingId) return ok({ refundedFen: order.refundedFen });
  if (order.awaitsCycle) return refuse('ordering.cycle-open', { number: order.number });
  const status = packed(order);
  if (!status) return refuse('ordering.not-to-pack', { number: order.number });
  const read = readPacking(
    order.lines.filter(({ finalFen }) => finalFen === undefined),
    input.lines,
  );
  if (!read.ok) return read;
  const lines = await packLines(call, order, read.value);
  if (!lines.ok) return lines;

  const refundedFen = await settleLines(call, order, lines.value, input);
  const grams = lines.value.reduce((sum, line) => sum + line.grams, 0);
  await saveStatus(call, [order.id], status, {
    packedAt: call.now,
    packedByName: nameOnRecord(call.actor),
    packingId: input.packingId,
    grams,
  });
  const now = { id: order.id, grams, lines: lines.value.map(({ line }) => line) };
  await announce(call, 'order-packed', await packedFact(call, now));
  await recordHelpedAct(call, 'pack-order', order.number);
  return ok({ refundedFen });
}

/** Writes each line's final price, draws and reading, and pays back what it came to less. */
async function settleLines(
  call: Call,
  order: Order,
  lines: readonly PackedLine[],
  { pictureId }: Packing,
): Promise<Fen> {
  let all = 0;
  for (const { line, finalFen, reading } of lines) {
    const { position } = line;
    await replaceDraws(call, { orderId: order.id, position, draws: line.draws });
    await saveFinal(call, { orderId: order.id, position, finalFen, packed: reading.packed });
    const fen = overpaid(line, finalFen);
    if (reading.grams !== undefined) {
      await insertWeighing(call, {
        orderId: order.id,
        line,
        grams: reading.grams,
        differenceFen: line.heldFen - finalFen,
        ...(pictureId ? { pictureId } : {}),
      });
    }
    if (fen === 0) continue;
    const cause = reading.packed.milli < line.quantity.milli ? 'short' : 'weighed';
    await payBack(call, order, { cause, fen, position });
    all += fen;
  }
  return all;
}
