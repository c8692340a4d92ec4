import { organisation } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeSeries } from './all-series.ts';
import { ledSeries } from './led-series.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';

/** Asks another organisation to lead a series from its next cycle on. Nothing changes until it accepts (`takeOverSeries`). */
export async function offerSeries(
  call: Call,
  { seriesId, to }: { readonly seriesId: string; readonly to: string },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const series = await ledSeries(call, seriesId);
  if (!series.ok) return series;
  const heir = await organisation(call, to);
  const fit = heir && (heir.kind === 'station' || heir.kind === 'coop') && heir.id !== series.value.leaderId;
  if (!fit) return refuse('groupbuying.no-heir');
  await changeSeries(call, seriesId, { offeredTo: to });
  return ok();
}
