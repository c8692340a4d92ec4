import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import {
  type Forecast,
  forecastOfVersion,
  lockForecast,
  lockForecastsOf,
  overlapping,
  type Standing,
  saveForecast,
} from './forecasts.ts';
import { isSoundRange, SUREST, sellableAhead } from './kernel/forecast.ts';
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
  /** How sure to be, in percent, that what is sold ahead will be picked; as before, or entirely, unless said. */
  readonly certainty?: number;
  /** What may be sold ahead: at most what is that certain, which it is unless given. */
  readonly presaleLimit?: Quantity;
}

export interface ForecastMade {
  readonly id: string;
  /** How much more was sold ahead than may be now, in thousandths of the product's unit. */
  readonly beyond: number;
}

/**
 * Says what a producer expects to pick. Takes the place of their earlier forecast of the same product and grade whose window overlaps: that one keeps
 * its id and what was sold against it, and its earlier figures stay readable. Answers the id of the forecast that now stands, and by how
 * much more was sold ahead than it now bears: nothing more is sold then, and nobody's order is called off.
 */
export async function makeForecast(
  call: Call,
  input: NewForecast,
): Promise<Outcome<ForecastMade, OriginRefusal>> {
  const bar = await barred(call, 'keep-field-book', [input.producerId]);
  if (bar) return bar;
  await lockForecastsOf(call, input.producerId);
  const known = await forecastOfVersion(call, input.id);
  if (known) return known.producerId === input.producerId ? ok(madeOf(known)) : refuse('origin.id-taken');
  const earlier = await overlapping(call, { ...input, grade: input.grade });
  const current = earlier === undefined ? undefined : await lockForecast(call, earlier);
  const checked = await check(call, { certainty: current?.certainty ?? SUREST, ...input });
  if (!checked.ok) return checked;
  const { product, standing } = checked.value;
  const id = current?.id ?? input.id;
  await saveForecast(call, { id, versionId: input.id, ...standing, ...recorderOf(call.actor) });
  await recordHelpedAct(call, 'make-forecast', product.nameZh);
  return ok(madeOf({ id, presold: current?.presold ?? 0, presaleLimit: standing.presaleLimit }));
}

function madeOf({
  id,
  presold,
  presaleLimit,
}: Pick<Forecast, 'id' | 'presold' | 'presaleLimit'>): ForecastMade {
  return { id, beyond: Math.max(0, presold - presaleLimit) };
}

async function check(
  call: Call,
  input: NewForecast & { readonly certainty: number },
): Promise<Outcome<{ product: Product; standing: Standing }, OriginRefusal>> {
  const product = await productByCode(call, input.productCode);
  if (!product) return refuse('origin.unknown', { what: input.productCode });
  const [producer] = await producersByIds(call, [input.producerId]);
  if (!producer) return refuse('origin.unknown', { what: input.producerId });
  if (input.grade !== undefined && !product.grades.some((grade) => grade.code === input.grade)) {
    return refuse('origin.grade-unknown', { productZh: product.nameZh, productEn: product.nameEn });
  }
  const milliOf = (amount: Quantity) => inProductUnit(amount, product.unit) ?? -1;
  const { fromDay, untilDay, certainty } = input;
  const expected = { low: milliOf(input.low), likely: milliOf(input.likely), high: milliOf(input.high) };
  const presaleLimit = input.presaleLimit
    ? milliOf(input.presaleLimit)
    : sellableAhead(expected, certainty, product.unit);
  const range = { fromDay, untilDay, ...expected, presaleLimit };
  if (!isSoundRange(range, certainty, product.unit)) return refuse('origin.forecast-range');
  return ok({
    product,
    standing: {
      ...range,
      certainty,
      producerId: input.producerId,
      productCode: product.code,
      grade: input.grade,
      unit: product.unit,
    },
  });
}
