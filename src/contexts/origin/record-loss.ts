import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { inProductUnit } from './kernel/measure.ts';
import { changeBy, freeOf } from './kernel/stock.ts';
import { moveStock } from './locked-lots.ts';
import { flowSource } from './lot-flows.ts';
import { notClosed } from './lot-state.ts';
import { recordLotStep } from './lot-steps.ts';
import { insertFlows } from './new-lots.ts';
import { keptLot } from './open-lot.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { stockGone } from './stock-lines.ts';

export interface Loss {
  /** Made where it is typed, so that sending it twice loses it once. */
  readonly id: string;
  readonly lotId: string;
  readonly amount: Quantity;
  readonly reason: string;
}

/** Takes spoiled, eaten or dropped goods out of a lot, with the reason. A lot on hold may lose too: spoiled is spoiled. */
export async function recordLoss(call: Call, input: Loss): Promise<Outcome<undefined, OriginRefusal>> {
  const kept = await keptLot(call, input.lotId, 'keep-lots');
  if (!kept.ok) return kept;
  const lot = kept.value;
  const known = await flowSource(call, input.id);
  if (known !== undefined) return known === lot.id ? ok() : refuse('origin.id-taken');
  const refusal = notClosed(lot);
  if (refusal) return { ok: false, refusal };
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  const milli = inProductUnit(input.amount, lot.unit) ?? 0;
  if (milli <= 0) return refuse('origin.amount-invalid', { unit: lot.unit });
  if (milli > freeOf(lot)) return stockGone(lot);

  await moveStock(call, [{ lotId: lot.id, change: changeBy('take', milli) }]);
  await insertFlows(
    call,
    [{ id: input.id, fromLotId: lot.id, intoLotId: null, milli, kind: 'loss', reason }],
    recorderOf(call.actor),
  );
  await recordLotStep(call, {
    id: input.id,
    lot,
    milli,
    at: call.now,
    action: 'DELETE',
    bizStep: 'destroying',
    disposition: 'destroyed',
  });
  await recordHelpedAct(call, 'record-loss', lot.code);
  return ok();
}
