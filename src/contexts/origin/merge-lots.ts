import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { alreadyMade, deriveLots } from './derive-lots.ts';
import type { LotMade } from './harvest.ts';
import { inProductUnit } from './kernel/measure.ts';
import { freeOf } from './kernel/stock.ts';
import { type LockedLot, lockLots } from './locked-lots.ts';
import { notOpen, uncertified } from './lot-state.ts';
import { producersByIds } from './producers.ts';
import { productByCode } from './products.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

export interface Merging {
  /** Becomes the merged lot's id. */
  readonly id: string;
  /** At least two lots; without an amount, everything free of it. */
  readonly from: readonly { readonly lotId: string; readonly amount?: Quantity }[];
}

/**
 * Mixes lots of one product and grade into one, as old as the oldest of them. Lots of several households become a lot of the co-op
 * they have all joined, which took their certificates on buying and issues its own (buyer's form).
 */
export async function mergeLots(call: Call, input: Merging): Promise<Outcome<LotMade, OriginRefusal>> {
  const sources = await lockedSources(call, input);
  if (!sources.ok) return sources;
  const lots = sources.value;
  const [first] = lots;
  if (!first || lots.some((lot) => lot.productCode !== first.productCode || lot.grade !== first.grade)) {
    return refuse('origin.lots-differ');
  }
  const owner = await ownerOf(call, lots);
  if (!owner.ok) return owner;
  const known = await alreadyMade(call, [input.id], owner.value);
  if (known) return known.ok ? firstOf(known.value) : known;

  const refusal = lots
    .map((lot) => notOpen(lot) ?? (lot.producerId === owner.value ? undefined : uncertified(lot)))
    .find(Boolean);
  if (refusal) return { ok: false, refusal };
  const amounts = new Map(input.from.map(({ lotId, amount }) => [lotId, amount]));
  const from = lots.map((lot) => {
    const amount = amounts.get(lot.id);
    return { lot, milli: amount ? (inProductUnit(amount, lot.unit) ?? 0) : freeOf(lot) };
  });
  if (from.some(({ milli }) => milli <= 0)) return refuse('origin.amount-invalid', { unit: first.unit });
  const product = await productByCode(call, first.productCode);
  if (!product) throw new Error(`lot ${first.code} of no product`);
  const made = await deriveLots(call, {
    kind: 'merge',
    product,
    producerId: owner.value,
    from,
    into: [{ id: input.id, grade: first.grade, milli: from.reduce((sum, part) => sum + part.milli, 0) }],
  });
  if (!made.ok) return made;
  await recordHelpedAct(call, 'merge-lots', lots.map((lot) => lot.code).join(' + '));
  return firstOf(made.value);
}

async function lockedSources(call: Call, input: Merging): Promise<Outcome<LockedLot[], OriginRefusal>> {
  const ids = [...new Set(input.from.map((part) => part.lotId))];
  if (ids.length < 2) return refuse('origin.lots-differ');
  const locked = await lockLots(call, ids);
  const unknown = ids.find((id) => !locked.has(id));
  if (unknown !== undefined) return refuse('origin.unknown', { what: unknown });
  const lots = [...locked.values()];
  return (await barred(call, 'keep-lots', [...new Set(lots.map((lot) => lot.producerId))])) ?? ok(lots);
}

/** Whose the mixed lot is: the one producer's, or the co-op's that all of them belong to. */
async function ownerOf(call: Call, lots: readonly LockedLot[]): Promise<Outcome<string, OriginRefusal>> {
  const producers = await producersByIds(
    call,
    lots.map((lot) => lot.producerId),
  );
  const [first, ...rest] = producers;
  if (!first) throw new Error('lots of no producer');
  if (rest.length === 0) return ok(first.id);
  const owners = new Set(producers.map((producer) => producer.coopId ?? producer.id));
  const [owner = ''] = owners;
  return owners.size === 1 ? ok(owner) : refuse('origin.no-common-coop');
}

function firstOf(made: readonly LotMade[]): Outcome<LotMade, OriginRefusal> {
  const [lot] = made;
  if (!lot) throw new Error('merging made no lot');
  return ok(lot);
}
