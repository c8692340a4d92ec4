import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { freeOf } from './kernel/stock.ts';
import { setStatus } from './lot-holds.ts';
import { held } from './lot-state.ts';
import { keptLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

/** Ends a lot of which everything went somewhere: sold, moved on or lost. A closed lot stays as it is. */
export async function closeLot(
  call: Call,
  input: { readonly lotId: string },
): Promise<Outcome<undefined, OriginRefusal>> {
  const kept = await keptLot(call, input.lotId, 'keep-lots');
  if (!kept.ok) return kept;
  const lot = kept.value;
  if (lot.status === 'closed') return ok();
  const refusal = held(lot);
  if (refusal) return { ok: false, refusal };
  if (lot.reserved > 0) return refuse('origin.still-reserved', { lot: lot.code });
  const left = freeOf(lot) + lot.allotted;
  if (left > 0) return refuse('origin.still-free', { lot: lot.code, left: decimal(left), unit: lot.unit });
  await setStatus(call, lot.id, 'closed');
  await recordHelpedAct(call, 'close-lot', lot.code);
  return ok();
}
