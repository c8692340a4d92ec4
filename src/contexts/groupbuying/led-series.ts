import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockSeries, type Series } from './all-series.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { leads } from './scope.ts';

/** A series under lock, for a change its leader makes; one that has ended changes no more. */
export async function ledSeries(call: Call, seriesId: string): Promise<Outcome<Series, GroupbuyingRefusal>> {
  const series = await lockSeries(call, seriesId);
  if (!series) return refuse('groupbuying.unknown');
  if (!may(call.actor, rights.lead) || !leads(call.actor, series)) return refuse('groupbuying.not-allowed');
  return series.status === 'ended' ? refuse('groupbuying.ended') : ok(series);
}
