import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { saveTerms } from './all-series.ts';
import { checkTerms } from './check-terms.ts';
import type { SeriesTerms } from './kernel/terms.ts';
import { ledSeries } from './led-series.ts';
import { openDueOf } from './open-due-cycles.ts';
import type { GroupbuyingRefusal } from './refusals.ts';

/** Changes what the coming cycles are held to; the one that is open keeps what its members agreed to. */
export async function reviseSeries(
  call: Call,
  { seriesId, terms }: { readonly seriesId: string; readonly terms: SeriesTerms },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const series = await ledSeries(call, seriesId);
  if (!series.ok) return series;
  const sound = await checkTerms(call, terms);
  if (!sound.ok) return sound;
  await saveTerms(call, seriesId, terms);
  await openDueOf(call, seriesId);
  await recordHelpedAct(call, 'revise-group-buy', terms.titleZh);
  return ok();
}
