import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type LockedLot, lockLots } from './locked-lots.ts';
import { notOpen } from './lot-state.ts';
import { type Product, productByCode } from './products.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import type { rights } from './rights.ts';
import { barred } from './scope.ts';

/** Locks a lot the caller keeps and that may be worked on. */
export async function openLot(
  call: Call,
  lotId: string,
  right: keyof typeof rights = 'keep-lots',
): Promise<Outcome<{ lot: LockedLot; product: Product }, OriginRefusal>> {
  const kept = await keptLot(call, lotId, right);
  if (!kept.ok) return kept;
  const refusal = notOpen(kept.value);
  if (refusal) return { ok: false, refusal };
  const product = await productByCode(call, kept.value.productCode);
  if (!product) throw new Error(`lot ${kept.value.code} of no product`);
  return ok({ lot: kept.value, product });
}

/** Locks a lot the caller keeps (or oversees), whatever its state. */
export async function keptLot(
  call: Call,
  lotId: string,
  right: keyof typeof rights,
): Promise<Outcome<LockedLot, OriginRefusal>> {
  const lot = (await lockLots(call, [lotId])).get(lotId);
  if (!lot) return refuse('origin.unknown', { what: lotId });
  return (await barred(call, right, [lot.producerId])) ?? ok(lot);
}
