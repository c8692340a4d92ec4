import { shipmentsInCrate, shipmentsOnRound } from '#delivery';
import { type LineFromLot, linesFromLots, linesOfOrders } from '#ordering';
import { fieldRecordById, lotByCode, plotsByIds, type ReachedLot, reachedLots, sprayProducts } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type MadeElsewhere, madeElsewhere } from './made-elsewhere.ts';
import { type RecallRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import type { Trouble } from './trouble.ts';

export interface RecallAsked {
  readonly trouble: Trouble;
  /** First up to the harvests everything came from, then down to all that was made of them. */
  readonly back: boolean;
}

/** Everything a recall would touch. */
export interface Reach {
  readonly lots: readonly ReachedLot[];
  readonly lines: readonly LineFromLot[];
  /** What was made of the lots by whoever recorded it: nothing here can hold it, so its makers are asked. */
  readonly elsewhere: readonly MadeElsewhere[];
}

/**
 * What a recall from there would touch: lots, and the lines of orders that draw on them with their buyers. Changes nothing. By the
 * county's officers. Refuses `recall.not-allowed`, `recall.trouble-unknown`.
 */
export async function traceRecall(call: Call, asked: RecallAsked): Promise<Outcome<Reach, RecallRefusal>> {
  if (!may(call.actor, rights.recall)) return refuse('recall.not-allowed');
  const { trouble, back } = asked;
  switch (trouble.kind) {
    case 'round': {
      const shipments = await shipmentsOnRound(call, trouble.roundId);
      if (!shipments) return refuse('recall.trouble-unknown', { what: trouble.roundId });
      const lines = await linesOfOrders(call, { ids: shipments.map(({ orderId }) => orderId) });
      return ok({ lots: [], lines, elsewhere: [] });
    }
    case 'crate': {
      const shipments = await shipmentsInCrate(call, trouble.sscc);
      if (!shipments) return refuse('recall.trouble-unknown', { what: trouble.sscc });
      const lines = await linesOfOrders(call, { ids: shipments.map(({ orderId }) => orderId) });
      return ok({ lots: [], lines, elsewhere: [] });
    }
    case 'order': {
      const lines = await linesOfOrders(call, { number: trouble.number });
      if (lines.length === 0) return refuse('recall.trouble-unknown', { what: trouble.number });
      return fromLots(call, [...new Set(lines.map(({ lotId }) => lotId))], back);
    }
    case 'lot': {
      const lot = await lotByCode(call, trouble.code);
      if (!lot) return refuse('recall.trouble-unknown', { what: trouble.code });
      return fromLots(call, [lot.id], back);
    }
    case 'plot': {
      const [plot] = await plotsByIds(call, [trouble.plotId]);
      if (!plot) return refuse('recall.trouble-unknown', { what: trouble.plotId });
      return withLines(call, await reachedLots(call, trouble, { back }));
    }
    case 'spraying': {
      const record = await fieldRecordById(call, trouble.fieldRecordId);
      if (record?.kind !== 'spray') return refuse('recall.trouble-unknown', { what: trouble.fieldRecordId });
      return withLines(call, await reachedLots(call, trouble, { back }));
    }
    case 'spray-product': {
      const known = (await sprayProducts(call)).some(({ code }) => code === trouble.code);
      if (!known) return refuse('recall.trouble-unknown', { what: trouble.code });
      return withLines(call, await reachedLots(call, trouble, { back }));
    }
  }
}

async function fromLots(call: Call, lotIds: readonly string[], back: boolean) {
  return withLines(call, await reachedLots(call, { kind: 'lots', lotIds }, { back }));
}

async function withLines(call: Call, lots: readonly ReachedLot[]): Promise<Outcome<Reach, RecallRefusal>> {
  const lines = await linesFromLots(
    call,
    lots.map(({ id }) => id),
  );
  return ok({ lots, lines, elsewhere: await madeElsewhere(call, lots) });
}
