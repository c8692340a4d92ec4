import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeSeries } from './all-series.ts';
import { ledSeries } from './led-series.ts';
import type { GroupbuyingRefusal } from './refusals.ts';

/** No cycle opens until it is resumed; the one that is open goes on. */
export async function pauseSeries(
  call: Call,
  { seriesId }: { readonly seriesId: string },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const series = await ledSeries(call, seriesId);
  if (!series.ok) return series;
  await changeSeries(call, seriesId, { status: 'paused' });
  return ok();
}
