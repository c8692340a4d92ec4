import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { alreadyMade, deriveLots } from './derive-lots.ts';
import type { LotMade } from './harvest.ts';
import { inProductUnit } from './kernel/measure.ts';
import { openLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

export interface SplitPart {
  /** Becomes the new lot's id. */
  readonly id: string;
  readonly amount: Quantity;
}

/**
 * Takes parts out of a lot into lots of their own, same product and grade; the rest stays. The new lots need certificates of
 * their own: one is never borrowed from another lot.
 */
export async function splitLot(
  call: Call,
  input: { readonly lotId: string; readonly parts: readonly SplitPart[] },
): Promise<Outcome<readonly LotMade[], OriginRefusal>> {
  const opened = await openLot(call, input.lotId);
  if (!opened.ok) return opened;
  const { lot, product } = opened.value;
  const into = input.parts.map(({ id, amount }) => ({
    id,
    grade: lot.grade,
    milli: inProductUnit(amount, lot.unit) ?? 0,
  }));
  if (into.length === 0 || into.some((part) => part.milli <= 0))
    return refuse('origin.amount-invalid', { unit: lot.unit });
  const known = await alreadyMade(
    call,
    into.map((part) => part.id),
    lot.producerId,
  );
  if (known) return known;

  const milli = into.reduce((sum, part) => sum + part.milli, 0);
  const made = await deriveLots(call, {
    kind: 'split',
    product,
    producerId: lot.producerId,
    from: [{ lot, milli }],
    into,
  });
  if (!made.ok) return made;
  await recordHelpedAct(call, 'split-lot', lot.code);
  return ok(made.value);
}
