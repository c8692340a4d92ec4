import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeSeries } from './all-series.ts';
import { resumedOn } from './kernel/timetable.ts';
import { ledSeries } from './led-series.ts';
import type { GroupbuyingRefusal } from './refusals.ts';

/** Cycles open again, in the old rhythm, from now on: what would have opened while it rested is not made up for. */
export async function resumeSeries(
  call: Call,
  { seriesId }: { readonly seriesId: string },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const series = await ledSeries(call, seriesId);
  if (!series.ok) return series;
  if (series.value.status !== 'paused') return ok();
  const nextDay = resumedOn(series.value, call.now) ?? null;
  await changeSeries(call, seriesId, { status: 'on', nextDay });
  return ok();
}
