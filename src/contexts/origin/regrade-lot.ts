import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { alreadyMade, deriveLots } from './derive-lots.ts';
import type { LotMade } from './harvest.ts';
import { inProductUnit } from './kernel/measure.ts';
import { openLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

export interface Regrading {
  readonly lotId: string;
  /** What sorting gave: a new lot per part. The rest stays in the lot as it was. */
  readonly parts: readonly { readonly id: string; readonly grade: string; readonly amount: Quantity }[];
  /** What sorting threw away. */
  readonly loss?: { readonly id: string; readonly amount: Quantity; readonly reason: string };
}

/** Sorts (part of) a lot into other grades. The new lots need certificates of their own. */
export async function regradeLot(
  call: Call,
  input: Regrading,
): Promise<Outcome<readonly LotMade[], OriginRefusal>> {
  const opened = await openLot(call, input.lotId);
  if (!opened.ok) return opened;
  const { lot, product } = opened.value;
  const grades = new Set(product.grades.map((grade) => grade.code));
  if (!input.parts.every((part) => grades.has(part.grade))) {
    return refuse('origin.grade-unknown', { productZh: product.nameZh, productEn: product.nameEn });
  }
  const milliOf = (amount: Quantity) => inProductUnit(amount, lot.unit) ?? 0;
  const into = input.parts.map(({ id, grade, amount }) => ({ id, grade, milli: milliOf(amount) }));
  const loss = input.loss && { ...input.loss, milli: milliOf(input.loss.amount) };
  if (into.length === 0 || [...into, ...(loss ? [loss] : [])].some((part) => part.milli <= 0)) {
    return refuse('origin.amount-invalid', { unit: lot.unit });
  }
  const known = await alreadyMade(
    call,
    into.map((part) => part.id),
    lot.producerId,
  );
  if (known) return known;

  const milli = into.reduce((sum, part) => sum + part.milli, 0) + (loss?.milli ?? 0);
  const made = await deriveLots(call, {
    kind: 'regrade',
    product,
    producerId: lot.producerId,
    from: [{ lot, milli }],
    into,
    ...(loss ? { loss } : {}),
  });
  if (!made.ok) return made;
  await recordHelpedAct(call, 'regrade-lot', lot.code);
  return ok(made.value);
}
