import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Forecast, forecastsAsked } from './forecasts.ts';
import { meantBy } from './list-conditions.ts';
import type { OriginRefusal } from './refusals.ts';
import { barred, keeperOf } from './scope.ts';

export interface ListingForecasts {
  /** A crop or a household, in Chinese or in letters. */
  readonly words?: string;
  readonly producerId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The forecasts the caller keeps whose window has not passed: the own household's, or a co-op's and its members', soonest first. */
export async function listForecasts(
  call: Call,
  { words = '', ...asked }: ListingForecasts,
): Promise<Outcome<{ forecasts: Forecast[]; total: number }, OriginRefusal>> {
  const bar = await barred(call, 'keep-field-book', []);
  if (bar) return bar;
  const keeper = keeperOf(call, 'keep-field-book');
  const meant = await meantBy(call, words);
  return ok(await forecastsAsked(call, { ...asked, keeper, meant, from: dayOf(call.now) }));
}
