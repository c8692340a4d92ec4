import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { keptHashes } from '#shared/pictures.ts';
import type { Quantity } from '#shared/quantity.ts';
import { lotThing, placeUri, recordEvent } from '#tracing';
import { sprayingsOf } from './field-records.ts';
import { hasHappened } from './kernel/field-work.ts';
import { lotSeries } from './kernel/lot-code.ts';
import { inProductUnit } from './kernel/measure.ts';
import { goodUntil } from './kernel/shelf-life.ts';
import { blockingSpraying } from './kernel/spray-interval.ts';
import { lotById } from './lots.ts';
import { insertLotPlots, insertLots } from './new-lots.ts';
import { lockPlots, type Plot } from './plots.ts';
import { type Product, productByCode } from './products.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';
import { nextCodes } from './series.ts';

export interface Harvest {
  /** Becomes the lot's id; made where the harvest is typed, so that sending it twice makes one lot. */
  readonly id: string;
  readonly productCode: string;
  readonly grade: string;
  /** In any unit that converts to the product's. */
  readonly amount: Quantity;
  /** Of one household, all growing this product. */
  readonly plotIds: readonly string[];
  readonly harvestedAt: Date;
  readonly pictureId?: string;
}

export interface LotMade {
  readonly id: string;
  /** GS1 AI (10): at most 20 characters, unique in the county. */
  readonly code: string;
}

/**
 * Turns what was picked into a lot. Refuses `origin.spray-interval` while any of its plots waits for the end of a pre-harvest interval.
 * A second sending of the same id makes nothing and answers the same lot.
 */
export async function harvest(call: Call, input: Harvest): Promise<Outcome<LotMade, OriginRefusal>> {
  const checked = await check(call, input);
  if (!checked.ok) return checked;
  const { product, producerId, milli } = checked.value;
  const known = await lotById(call, input.id);
  if (known)
    return known.producerId === producerId
      ? ok({ id: known.id, code: known.code })
      : refuse('origin.id-taken');

  const refused = await waitsForSpray(call, input);
  if (refused) return refused;
  const [code = ''] = await nextCodes(call, lotSeries(product.pinyin, call.now), 1);
  const lot = {
    id: input.id,
    code,
    productCode: product.code,
    grade: input.grade,
    producerId,
    unit: product.unit,
    milli,
    madeBy: 'harvest',
    harvestedAt: input.harvestedAt,
    goodUntil: goodUntil(input.harvestedAt, product.shelfLifeDays),
    pictureId: input.pictureId ?? null,
    ...recorderOf(call.actor),
  } as const;
  // The plots are locked, so the same harvest sent twice at once has been seen above: this id is another lot's.
  if ((await insertLots(call, [lot])) === 0) return refuse('origin.id-taken');
  await insertLotPlots(call, lot.id, input.plotIds);
  const [onlyPlot, ...morePlots] = input.plotIds;
  await recordEvent(call, {
    id: lot.id,
    at: input.harvestedAt,
    bizStep: 'commissioning',
    disposition: 'active',
    location:
      onlyPlot !== undefined && morePlots.length === 0
        ? placeUri('plot', onlyPlot)
        : placeUri('organisation', producerId),
    what: {
      type: 'ObjectEvent',
      action: 'ADD',
      quantities: [{ thing: lotThing(product.gtin, code), quantity: { milli, unit: product.unit } }],
    },
    media: await keptHashes(call, [input.pictureId]),
    ilmd: {
      'cbvmda:lotNumber': code,
      'cbvmda:countryOfOrigin': 'CN',
      'cbvmda:harvestEndDate': dayOf(input.harvestedAt),
      'cbvmda:bestBeforeDate': lot.goodUntil,
      'maidehao:grade': input.grade,
    },
  });
  await recordHelpedAct(call, 'harvest', code);
  return ok({ id: lot.id, code });
}

async function check(
  call: Call,
  input: Harvest,
): Promise<Outcome<{ product: Product; producerId: string; milli: number }, OriginRefusal>> {
  const plotIds = [...new Set(input.plotIds)];
  const plots = await lockPlots(call, plotIds);
  const [plot] = plots;
  if (!plot || plots.length < plotIds.length)
    return refuse('origin.unknown', { what: missing(plotIds, plots) });
  const bar = await barred(call, 'keep-lots', [...new Set(plots.map((each) => each.producerId))]);
  if (bar) return bar;
  const product = await productByCode(call, input.productCode);
  if (!product) return refuse('origin.unknown', { what: input.productCode });
  if (!plots.every((each) => each.producerId === plot.producerId && each.productCode === product.code)) {
    return refuse('origin.plots-differ');
  }
  if (!product.grades.some((grade) => grade.code === input.grade)) {
    return refuse('origin.grade-unknown', { productZh: product.nameZh, productEn: product.nameEn });
  }
  const milli = inProductUnit(input.amount, product.unit);
  if (milli === undefined || milli <= 0) return refuse('origin.amount-invalid', { unit: product.unit });
  if (!hasHappened(input.harvestedAt, call.now)) return refuse('origin.in-future');
  return ok({ product, producerId: plot.producerId, milli });
}

async function waitsForSpray(call: Call, input: Harvest) {
  const blocking = blockingSpraying(await sprayingsOf(call, input.plotIds), input.harvestedAt);
  if (!blocking) return undefined;
  const { spraying, firstDay } = blocking;
  return refuse('origin.spray-interval', {
    sprayZh: spraying.productNameZh,
    sprayEn: spraying.productNameEn,
    plot: spraying.plotName,
    firstDay,
  });
}

function missing(wanted: readonly string[], found: readonly Plot[]): string {
  return wanted.find((id) => !found.some((plot) => plot.id === id)) ?? '';
}
