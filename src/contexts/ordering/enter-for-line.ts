import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import type { LineToPack } from './kernel/readings.ts';
import { saveLineEntry } from './line-entries.ts';
import { lockOrder } from './orders.ts';
import { readPacking } from './read-packing.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsLine, sells } from './scope.ts';
import { weightTables } from './weight-tables.ts';

export interface LineSaid {
  readonly orderId: string;
  readonly line: LineToPack;
  readonly pictureId?: string | undefined;
}

/**
 * A grower writes down what their own goods in an order weigh, or that there is not enough of them, before whoever sells it packs it: the
 * packing form begins with that, and nothing is paid back before it is packed. Said again, the last counts.
 */
export async function enterForLine(call: Call, input: LineSaid): Promise<Outcome<undefined, Refusal>> {
  const order = await lockOrder(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  const line = order.lines.find(({ position }) => position === input.line.position);
  const theirs = line && (growsLine(call.actor, line) || sells(call.actor, order));
  if (!may(call.actor, rights['pack-orders']) || !theirs) return refuse('ordering.not-allowed');
  if (order.status !== 'paid' || order.packedAt || line.finalFen !== undefined) {
    return refuse('ordering.not-to-pack', { number: order.number });
  }
  const read = readPacking([line], [input.line], await weightTables(call));
  // That there is nothing at all is worth saying here: the parcel may hold other goods.
  if (!read.ok && read.refusal.code !== 'ordering.nothing-packed') return read;
  const packedMilli = input.line.packedMilli ?? (line.given ?? line.quantity).milli;
  const { grams } = input.line;
  await saveLineEntry(call, {
    orderId: order.id,
    position: line.position,
    packedMilli,
    organisationId: call.actor.organisationId ?? order.sellerId,
    ...(grams === undefined || packedMilli === 0 ? {} : { grams }),
    ...(input.pictureId === undefined ? {} : { pictureId: input.pictureId }),
  });
  await recordHelpedAct(call, 'weigh-line', order.number);
  return ok();
}
