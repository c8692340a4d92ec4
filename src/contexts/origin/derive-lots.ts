import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent } from '#tracing';
import type { LotMade } from './harvest.ts';
import { lotSeries } from './kernel/lot-code.ts';
import { oldestOf } from './kernel/shelf-life.ts';
import { changeBy, freeOf } from './kernel/stock.ts';
import { type LockedLot, moveStock } from './locked-lots.ts';
import { traced } from './lot-steps.ts';
import { lotsByIds } from './lots.ts';
import { type Flow, inheritPlots, insertFlows, insertLots, type NewLot } from './new-lots.ts';
import type { Product } from './products.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { nextCodes } from './series.ts';
import { stockGone } from './stock-lines.ts';

/** What goes out of locked lots and what it becomes. Amounts in thousandths of the product's unit. */
export interface Derivation {
  readonly kind: 'split' | 'merge' | 'regrade';
  readonly product: Product;
  readonly producerId: string;
  readonly from: readonly { readonly lot: LockedLot; readonly milli: number }[];
  readonly into: readonly { readonly id: string; readonly grade: string; readonly milli: number }[];
  /** Thrown away on the way, e.g. when sorting: part of what goes out of a single lot. */
  readonly loss?: { readonly id: string; readonly milli: number; readonly reason: string };
}

/**
 * Makes lots out of lots and writes how much of which went where. What goes out is exactly what comes in and what is lost: a derivation
 * that does not add up is the verb's bug and throws. Refuses to take more than is free.
 */
export async function deriveLots(
  call: Call,
  derivation: Derivation,
): Promise<Outcome<readonly LotMade[], OriginRefusal>> {
  const { kind, product, producerId, from, into, loss } = derivation;
  const out = from.reduce((sum, part) => sum + part.milli, 0);
  const made = into.reduce((sum, part) => sum + part.milli, 0) + (loss?.milli ?? 0);
  if (out !== made || (from.length > 1 && into.length > 1))
    throw new Error(`${kind}: ${out} out, ${made} in`);
  const short = from.find(({ lot, milli }) => milli > freeOf(lot));
  if (short) return stockGone(short.lot);

  const lots = await newLotsOf(call, derivation);
  if ((await insertLots(call, lots)) < lots.length) return refuse('origin.id-taken');
  await moveStock(
    call,
    from.map(({ lot, milli }) => ({ lotId: lot.id, change: changeBy('take', milli) })),
  );
  await insertFlows(call, flowsOf(call, derivation), recorderOf(call.actor));
  await inheritPlots(
    call,
    from.map(({ lot }) => lot.id),
    lots.map((lot) => lot.id),
  );
  const [first] = lots;
  if (!first) throw new Error(`${kind} makes no lot`);
  await recordEvent(call, {
    id: first.id,
    at: call.now,
    bizStep: 'creating_class_instance',
    disposition: 'active',
    location: placeUri('organisation', producerId),
    what: {
      type: 'TransformationEvent',
      inputs: from.map(({ lot, milli }) => traced(lot, milli)),
      outputs: lots.map((lot) => traced({ ...lot, gtin: product.gtin }, lot.milli)),
    },
  });
  return ok(lots.map(({ id, code }) => ({ id, code })));
}

/**
 * Lots already made with these ids from this source: the second sending of the same form. Undefined when there are none.
 * Called under the source's lock, so that two sendings at once do not both find none.
 */
export async function alreadyMade(
  call: Call,
  ids: readonly string[],
  producerId: string,
): Promise<Outcome<readonly LotMade[], OriginRefusal> | undefined> {
  const known = await lotsByIds(call, ids);
  if (known.length === 0) return undefined;
  if (known.length < ids.length || known.some((lot) => lot.producerId !== producerId))
    return refuse('origin.id-taken');
  const codes = new Map(known.map((lot) => [lot.id, lot.code]));
  return ok(ids.map((id) => ({ id, code: codes.get(id) ?? '' })));
}

async function newLotsOf(call: Call, derivation: Derivation): Promise<NewLot[]> {
  const { kind, product, producerId, from, into } = derivation;
  const codes = await nextCodes(call, lotSeries(product.pinyin, call.now), into.length);
  const age = oldestOf(from.map(({ lot }) => lot));
  return into.map((part, index) => ({
    id: part.id,
    code: codes[index] ?? '',
    productCode: product.code,
    grade: part.grade,
    producerId,
    unit: product.unit,
    milli: part.milli,
    madeBy: kind,
    ...age,
    pictureId: null,
    ...recorderOf(call.actor),
  }));
}

function flowsOf(call: Call, { kind, from, into, loss }: Derivation): Flow[] {
  const [source] = from;
  const [target] = into;
  if (!source || !target) throw new Error(`${kind} of nothing`);
  const moved =
    from.length > 1
      ? from.map(({ lot, milli }) => ({ fromLotId: lot.id, intoLotId: target.id, milli }))
      : into.map(({ id, milli }) => ({ fromLotId: source.lot.id, intoLotId: id, milli }));
  return [
    ...moved.map((flow) => ({ ...flow, id: newId(call.now), kind, reason: '' })),
    ...(loss
      ? [
          {
            id: loss.id,
            fromLotId: source.lot.id,
            intoLotId: null,
            milli: loss.milli,
            kind: 'loss' as const,
            reason: loss.reason,
          },
        ]
      : []),
  ];
}
