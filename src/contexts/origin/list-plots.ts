import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { meantBy } from './list-conditions.ts';
import { type ListedPlot, plotsAsked } from './plot-lists.ts';
import type { OriginRefusal } from './refusals.ts';
import { barred, keeperOf } from './scope.ts';

export interface ListingPlots {
  /** A plot's name, a household or a crop, in Chinese or in letters. */
  readonly words?: string;
  readonly producerId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The plots the caller keeps: the own household's, or a co-op's and its members'. */
export async function listPlots(
  call: Call,
  { words = '', ...asked }: ListingPlots,
): Promise<Outcome<{ plots: ListedPlot[]; total: number }, OriginRefusal>> {
  const bar = await barred(call, 'keep-field-book', []);
  if (bar) return bar;
  const keeper = keeperOf(call, 'keep-field-book');
  return ok(await plotsAsked(call, { ...asked, keeper, meant: await meantBy(call, words) }));
}
