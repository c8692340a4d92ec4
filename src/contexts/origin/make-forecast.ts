import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, type Quantity } from '#shared/quantity.ts';
import {
  forecastOfVersion,
  lockForecast,
  lockForecastsOf,
  overlapping,
  type Standing,
  saveForecast,
} from './forecasts.ts';
import { isSoundRange } from './kernel/forecast.ts';
import { inProductUnit } from './kernel/measure.ts';
import { producersByIds } from './producers.ts';
import { type Product, productByCode } from './products.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

export interface NewForecast {
  /** Made where it is typed, so that sending it twice counts once. */
  readonly id: string;
  readonly producerId: string;
  readonly productCode: string;
  /** None: before sorting, of every grade. */
  readonly grade?: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly low: Quantity;
  readonly likely: Quantity;
  readonly high: Quantity;
  /** What may be sold ahead: at most `low`, which it is unless given. */
  readonly presaleLimit?: Quantity;
}

/**
 * Says what a producer expects to pick. Takes the place of their earlier forecast of the same product and grade whose window overlaps: that one keeps
 * its id and what was sold against it, and its earlier figures stay readable. Answers the id of the forecast that now stands.
 */
export async function makeForecast(
  call: Call,
  input: NewForecast,
): Promise<Outcome<{ readonly id: string }, OriginRefusal>> {
  const bar = await barred(call, 'keep-field-book', [input.producerId]);
  if (bar) return bar;
  await lockForecastsOf(call, input.producerId);
  const known = await forecastOfVersion(call, input.id);
  if (known) return known.producerId === input.producerId ? ok({ id: known.id }) : refuse('origin.id-taken');
  const checked = await check(call, input);
  if (!checked.ok) return checked;
  const { product, standing } = checked.value;

  const earlier = await overlapping(call, standing);
  const current = earlier === undefined ? undefined : await lockForecast(call, earlier);
  if (current && current.presold > standing.presaleLimit) {
    return refuse('origin.already-presold', { presold: decimal(current.presold), unit: current.unit });
  }
  const id = current?.id ?? input.id;
  await saveForecast(call, { id, versionId: input.id, ...standing, ...recorderOf(call.actor) });
  await recordHelpedAct(call, 'make-forecast', product.nameZh);
  return ok({ id });
}

async function check(
  call: Call,
  input: NewForecast,
): Promise<Outcome<{ product: Product; standing: Standing }, OriginRefusal>> {
  const product = await productByCode(call, input.productCode);
  if (!product) return refuse('origin.unknown', { what: input.productCode });
  const [producer] = await producersByIds(call, [input.producerId]);
  if (!producer) return refuse('origin.unknown', { what: input.producerId });
  if (input.grade !== undefined && !product.grades.some((grade) => grade.code === input.grade)) {
    return refuse('origin.grade-unknown', { productZh: product.nameZh, productEn: product.nameEn });
  }
  const milliOf = (amount: Quantity) => inProductUnit(amount, product.unit) ?? -1;
  const range = {
    fromDay: input.fromDay,
    untilDay: input.untilDay,
    low: milliOf(input.low),
    likely: milliOf(input.likely),
    high: milliOf(input.high),
    presaleLimit: milliOf(input.presaleLimit ?? input.low),
  };
  if (!isSoundRange(range)) return refuse('origin.forecast-range');
  return ok({
    product,
    standing: {
      ...range,
      producerId: input.producerId,
      productCode: product.code,
      grade: input.grade,
      unit: product.unit,
    },
  });
}
