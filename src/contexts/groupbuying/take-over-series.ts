import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeSeries, lockSeries } from './all-series.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Accepts a series that was offered, with all its terms, from its next cycle on; the open one stays with whoever opened it. */
export async function takeOverSeries(
  call: Call,
  { seriesId }: { readonly seriesId: string },
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const { organisationId } = call.actor;
  const series = await lockSeries(call, seriesId);
  if (!series) return refuse('groupbuying.unknown');
  if (!may(call.actor, rights.lead) || organisationId === undefined) return refuse('groupbuying.not-allowed');
  if (series.leaderId === organisationId) return ok();
  if (series.offeredTo !== organisationId) return refuse('groupbuying.not-allowed');
  await changeSeries(call, seriesId, { leaderId: organisationId, offeredTo: null });
  await recordHelpedAct(call, 'take-over-group-buy', series.titleZh);
  return ok();
}
