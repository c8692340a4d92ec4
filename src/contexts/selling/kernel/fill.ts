import { type Day, inSeason } from '#shared/instant.ts';
import type { Unit } from '#shared/quantity.ts';
import type { Offer, Part } from './offer.ts';
import { byExpiry, type Forecast, type GoodsOf, needPerStep, type Stock, unfit } from './stock.ts';

/** So much of a lot, in thousandths of the lot's own unit. */
export interface Draw {
  readonly lotId: string;
  readonly lotCode: string;
  readonly productCode: string;
  readonly milli: number;
  readonly unit: Unit;
}

/** So much of a forecast, in thousandths of the forecast's unit. */
export interface Presold {
  readonly forecast: Forecast;
  readonly milli: number;
}

export interface Line {
  readonly offer: Offer;
  /** Thousandths of the offer's sold unit; a whole number of its steps. */
  readonly milli: number;
  /** The day it is collected, where that is not the supply's. */
  readonly goodOn?: Day | undefined;
}

/** What lines may be filled from, and the day they are collected. */
export interface Supply {
  readonly stock: readonly Stock[];
  readonly forecasts: readonly Forecast[];
  readonly goods: GoodsOf;
  readonly goodOn: Day;
}

/** Why a line cannot be filled. */
export type Shortage = 'no-stock' | 'not-enough' | 'certificate-missing' | 'not-good-then' | 'out-of-season';

export type Fill =
  | { readonly draws: readonly Draw[]; readonly presold?: Presold }
  | { readonly short: Shortage };

/**
 * Which lots fill each line of a basket: first expiry first out, each lot in whole steps of the offer, so that one bag or
 * box never holds two lots of the same part. Earlier lines take first; no lot and no forecast gives more than it has.
 */
export function fillLines(lines: readonly Line[], supply: Supply): Fill[] {
  const shelf = shelve(supply.stock);
  const left: Left = new Map([
    ...supply.stock.map((lot) => [lot.lotId, lot.available] as const),
    ...supply.forecasts.map((forecast) => [forecast.forecastId, forecast.left] as const),
  ]);
  return lines.map((line) => {
    const fill = fillLine(line, { ...supply, shelf, goodOn: line.goodOn ?? supply.goodOn }, left);
    if ('draws' in fill) take(left, fill);
    return fill;
  });
}

/** The largest quantity of an offer that can be filled, in whole steps; not cut to what one order may take. */
export function mostFillable(offer: Offer, supply: Supply): number {
  const { stock, forecasts, goods, goodOn } = supply;
  const steps = offer.parts.map((part) => {
    const pools = offer.forecastId
      ? forecasts.map((forecast) => ({ unit: forecast.unit, milli: forecast.left }))
      : stock
          .filter((lot) => !unfit(lot, offer.sellerId, part, goods(part.productCode), goodOn))
          .map((lot) => ({ unit: lot.unit, milli: lot.available }));
    return pools.reduce((sum, pool) => {
      const need = needPerStep(offer, part, pool.unit);
      return sum + (need === undefined ? 0 : Math.floor(pool.milli / need));
    }, 0);
  });
  // More boxes never need less: the answer lies between `some`, which can be filled, and `over`, which cannot.
  let some = 0;
  let over = Math.max(0, ...steps) + 1;
  while (over - some > 1) {
    const half = Math.floor((some + over) / 2);
    const [fill] = fillLines([{ offer, milli: half * offer.step }], supply);
    if (fill && 'draws' in fill) some = half;
    else over = half;
  }
  return some * offer.step;
}

/** What is left of each lot and forecast, by id, after the lines before. */
type Left = Map<string, number>;

/** Lots of one seller, product and grade, first expiry first: hundreds of lines do not each look at the lots of all others. */
type Shelf = (sellerId: string, part: Part) => readonly Stock[];

interface Shelved extends Supply {
  readonly shelf: Shelf;
}

function shelve(stock: readonly Stock[]): Shelf {
  const key = (sellerId: string, productCode: string, grade: string) => `${sellerId} ${productCode} ${grade}`;
  const lots = Map.groupBy(stock.toSorted(byExpiry), (lot) => key(lot.sellerId, lot.productCode, lot.grade));
  return (sellerId, { productCode, grade }) => lots.get(key(sellerId, productCode, grade)) ?? [];
}

function fillLine(line: Line, supply: Shelved, left: Left): Fill {
  const [only, ...others] = line.offer.parts;
  if (line.offer.form === 'presale') return presell(line, supply, left);
  if (line.offer.form === 'pick-of-season') return pickOfSeason(line, supply, left);
  if (only && others.length === 0) return fillPart(line, only, supply, left);
  const ours: Left = new Map(left);
  const draws: Draw[] = [];
  for (const part of line.offer.parts) {
    const fill = fillPart(line, part, supply, ours);
    if ('short' in fill) return fill;
    take(ours, fill);
    draws.push(...fill.draws);
  }
  return { draws };
}

function presell({ offer, milli }: Line, { forecasts }: Supply, left: Left): Fill {
  const forecast = forecasts.find((each) => each.forecastId === offer.forecastId);
  const [part] = offer.parts;
  const need = forecast && part && needPerStep(offer, part, forecast.unit);
  if (!forecast || need === undefined) return { short: 'no-stock' };
  const presold = { forecast, milli: need * (milli / offer.step) };
  const have = left.get(forecast.forecastId) ?? 0;
  if (presold.milli > have) return { short: have < need ? 'no-stock' : 'not-enough' };
  return { draws: [], presold };
}

/**
 * The box of the season: of the kinds listed, those in season on the day with enough for the whole line, freshest first
 * (by the day its oldest fruit in this line was picked), of equals in the order the seller lists them; the first `kinds`.
 */
function pickOfSeason(line: Line, supply: Shelved, left: Left): Fill {
  const { parts, kinds = 0 } = line.offer;
  const ripe = parts.filter((part) => {
    const { season } = supply.goods(part.productCode);
    return inSeason(supply.goodOn, season.from, season.until);
  });
  if (ripe.length < kinds) return { short: 'out-of-season' };
  const fills = ripe.map((part) => fillPart(line, part, supply, left));
  const filled = fills.flatMap((fill) => ('draws' in fill ? [fill.draws] : []));
  const short = fills.flatMap((fill) => ('short' in fill ? [fill.short] : []));
  if (filled.length < kinds) return { short: nearest.find((reason) => short.includes(reason)) ?? 'no-stock' };
  const pickedOn = new Map(supply.stock.map((lot) => [lot.lotId, lot.harvestedOn]));
  const oldest = (draws: readonly Draw[]) =>
    draws.map((draw) => pickedOn.get(draw.lotId) ?? '').toSorted()[0] ?? '';
  const freshest = filled.toSorted((a, b) => (oldest(a) < oldest(b) ? 1 : oldest(a) > oldest(b) ? -1 : 0));
  return { draws: freshest.slice(0, kinds).flat() };
}

function fillPart(line: Line, part: Part, supply: Shelved, left: Left): Exclude<Fill, { presold: Presold }> {
  const { offer } = line;
  const goods = supply.goods(part.productCode);
  const kept = new Set<Shortage>();
  const draws: Draw[] = [];
  let steps = line.milli / offer.step;
  for (const lot of supply.shelf(offer.sellerId, part)) {
    const have = left.get(lot.lotId) ?? 0;
    const reason = unfit(lot, offer.sellerId, part, goods, supply.goodOn);
    const need = needPerStep(offer, part, lot.unit);
    if (reason === 'other-goods' || need === undefined || have < need) continue;
    kept.add(reason ?? 'not-enough');
    if (reason) continue;
    const taken = Math.min(steps, Math.floor(have / need));
    const { lotId, lotCode, productCode, unit } = lot;
    draws.push({ lotId, lotCode, productCode, milli: taken * need, unit });
    steps -= taken;
    if (steps === 0) return { draws };
  }
  return { short: nearest.find((reason) => kept.has(reason)) ?? 'no-stock' };
}

// Some good stock but too little; else stock that only lacks its certificate; else stock that is too old by then.
const nearest: readonly Shortage[] = ['not-enough', 'certificate-missing', 'not-good-then'];

function take(left: Left, { draws, presold }: Exclude<Fill, { short: Shortage }>): void {
  for (const { lotId, milli } of draws) left.set(lotId, (left.get(lotId) ?? 0) - milli);
  if (presold) {
    const { forecastId } = presold.forecast;
    left.set(forecastId, (left.get(forecastId) ?? 0) - presold.milli);
  }
}
