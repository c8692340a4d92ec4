import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { askTopUp } from './ask-top-up.ts';
import { payBack } from './carry-out.ts';
import { overpaid } from './kernel/line-money.ts';
import { packed } from './kernel/order.ts';
import type { LineToPack } from './kernel/readings.ts';
import { type LineEntry, lineEntriesOf } from './line-entries.ts';
import { replaceDraws, saveFinal, saveStatus } from './order-writes.ts';
import { lockOrder, type Order } from './orders.ts';
import { type PackedLine, packLines } from './pack-lines.ts';
import { packedFact } from './parcel-facts.ts';
import { readPacking } from './read-packing.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsAll, sells } from './scope.ts';
import { insertWeighing } from './weighings.ts';
import { weightTables } from './weight-tables.ts';

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
 * packed is free again. What pieces weigh beyond what was held is the seller's to bear, unless the buyer is asked and pays it. By the seller, or by the grower all of it comes from. Answers what goes back.
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
  const entries = await lineEntriesOf(call, [order.id]);
  const read = readPacking(
    order.lines.filter(({ finalFen }) => finalFen === undefined),
    withEntries(input.lines, entries),
    await weightTables(call),
  );
  if (!read.ok) return read;
  const lines = await packLines(call, order, read.value);
  if (!lines.ok) return lines;

  const refundedFen = await settleLines(call, order, lines.value, { ...input, entries });
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

/** What growers weighed and found short of their own holds for lines that whoever packs says nothing of. */
function withEntries(said: readonly LineToPack[], entries: readonly LineEntry[]): LineToPack[] {
  const left = entries.filter((entry) => !said.some(({ position }) => position === entry.position));
  return [
    ...said,
    ...left.map(({ position, packedMilli, grams }) => ({
      position,
      packedMilli,
      ...(grams === undefined ? {} : { grams }),
    })),
  ];
}

/** Writes each line's final price, draws and reading, pays back what it came to less, and asks for what it came to more. */
async function settleLines(
  call: Call,
  order: Order,
  lines: readonly PackedLine[],
  { pictureId, entries }: Pick<Packing, 'pictureId'> & { readonly entries: readonly LineEntry[] },
): Promise<Fen> {
  let all = 0;
  for (const { line, finalFen, beyondFen, reading, short, askMore, expectedGrams } of lines) {
    const { position } = line;
    await replaceDraws(call, { orderId: order.id, position, draws: line.draws });
    await saveFinal(call, { orderId: order.id, position, finalFen, packed: reading.packed });
    if (reading.grams !== undefined) {
      // Whose reading it is says who weighed it and whose photo shows it.
      const by = entries.find((entry) => entry.position === position && entry.grams === reading.grams);
      await insertWeighing(call, {
        ...{ orderId: order.id, position, expectedGrams, grams: reading.grams, beyondFen, by },
        differenceFen: line.heldFen - finalFen,
        pictureId: by?.pictureId ?? pictureId,
      });
    }
    if (askMore) await askTopUp(call, order, line, beyondFen);
    const fen = overpaid(line, finalFen);
    if (fen === 0) continue;
    await payBack(call, order, { cause: short ? 'short' : 'weighed', fen, position });
    all += fen;
  }
  return all;
}
