import { withholdParcels } from '#delivery';
import { type LineFromLot, takeBack } from '#ordering';
import { holdLot, type ReachedLot } from '#origin';
import { writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { must, type Outcome, ok } from '#shared/outcome.ts';
import { foundAt } from './kernel/found.ts';
import { words } from './kernel/words.ts';
import { noticeOf } from './notice-text.ts';
import { insertRecall, lockNumbers, nextNumber, type Recall, recallById } from './recalls.ts';
import { type RecallRefusal, refuse } from './refusals.ts';
import { type RecallAsked, traceRecall } from './trace-recall.ts';

export interface RecallToStart extends RecallAsked {
  /** Made with the form, so that sending it twice recalls once. */
  readonly id: string;
  /** Why, and what a buyer should do with the goods: as buyers, sellers and stations read it. */
  readonly reason: string;
  readonly advice: string;
}

/**
 * Calls goods back, all at once or not at all: every lot reached is put on hold on every channel, every parcel on its way is stopped,
 * orders not packed are ended, recalled lines are paid back, and every buyer gets a notice. What is reached is looked up again here, so that what
 * was sold since the preview is in it. By the county's officers. Refuses `recall.not-allowed`, `recall.words-needed`,
 * `recall.trouble-unknown`, `recall.nothing-reached`.
 */
export async function startRecall(call: Call, input: RecallToStart): Promise<Outcome<Recall, RecallRefusal>> {
  await lockNumbers(call);
  const known = await recallById(call, input.id);
  if (known) return ok(known);
  // Lots are held before their lines are read again: from then on nobody buys from them.
  const before = await traceRecall(call, input);
  if (!before.ok) return before;
  const reason = words(input.reason);
  const advice = words(input.advice);
  if (!reason || !advice) return refuse('recall.words-needed');
  const number = await nextNumber(call, `ZH-${dayOf(call.now).slice(2).replaceAll('-', '')}-`);
  const says = `召回 ${number}：${reason}`;
  await holdAll(call, before.value.lots, says);
  const reach = await traceRecall(call, input);
  if (!reach.ok) return reach;
  const { lots, lines } = reach.value;
  if (lots.length === 0 && lines.length === 0) return refuse('recall.nothing-reached');

  const orders = Map.groupBy(lines, (line) => line.orderId);
  const notices = new Map(
    [...orders].flatMap(([orderId, its]) => (isPaid(its) ? [[orderId, { id: newId(call.now), its }]] : [])),
  );
  const { trouble, back } = input;
  await insertRecall(
    call,
    { id: input.id, number, trouble, back, reason, advice },
    lots.map((lot) => lot.id),
    lines.map((line) => ({
      ...line,
      found: foundAt(line.status),
      noticeId: notices.get(line.orderId)?.id ?? null,
    })),
  );
  must(await withholdParcels(call, { orderIds: [...orders.keys()], reason: says }));
  const toTakeBack = [...orders].map(([orderId, its]) => ({
    orderId,
    positions: [...new Set(its.map((line) => line.position))],
  }));
  must(await takeBack(call, { orders: toTakeBack, words: says }));
  await writeNotices(
    call,
    [...notices.values()].map(({ id, its }) => noticeOf(id, its, { number, reason, advice })),
  );
  const recall = await recallById(call, input.id);
  if (!recall) throw new Error(`recall ${input.id} was not kept`);
  return ok(recall);
}

async function holdAll(call: Call, lots: readonly ReachedLot[], reason: string): Promise<void> {
  // In id order, as everybody locks lots.
  for (const lot of lots.toSorted((a, b) => a.id.localeCompare(b.id))) {
    // A closed lot has nothing left to sell.
    if (lot.status !== 'closed') must(await holdLot(call, { id: newId(call.now), lotId: lot.id, reason }));
  }
}

/** Nobody who has not paid is warned: their order ends by itself. */
function isPaid([line]: readonly LineFromLot[]): boolean {
  return line !== undefined && line.status !== 'reserved' && line.status !== 'lost';
}
