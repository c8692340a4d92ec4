import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Outcome } from '#shared/outcome.ts';
import { seriesById } from './all-series.ts';
import type { SeriesTerms } from './kernel/terms.ts';
import { openSeries } from './open-series.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';

/**
 * Begins another series on all the terms of this one, for the caller's own organisation: anybody who leads may take over what has
 * worked elsewhere. Only what is named changes; it opens from today unless told.
 */
export async function cloneSeries(
  call: Call,
  input: { readonly seriesId: string; readonly id: string; readonly nodeId?: string; readonly nextDay?: Day },
): Promise<Outcome<{ id: string }, GroupbuyingRefusal>> {
  const like = await seriesById(call, input.seriesId);
  if (!like) return refuse('groupbuying.unknown');
  const { lastDay: _, ...terms } = termsOf(like);
  const nextDay = input.nextDay ?? dayOf(call.now);
  return openSeries(call, { ...terms, id: input.id, nodeId: input.nodeId ?? like.nodeId, nextDay });
}

/** A series' terms without what is its own alone. */
export function termsOf(series: SeriesTerms): SeriesTerms {
  const { titleZh, titleEn, noteZh, noteEn, nodeId, opens, everyDays, openHours, extendHours } = series;
  const { leastMembers, leastFen, mostMembers, nextDay, lastDay, items } = series;
  return {
    ...{
      titleZh,
      titleEn,
      noteZh,
      noteEn,
      nodeId,
      opens,
      everyDays,
      openHours,
      extendHours,
      leastMembers,
      leastFen,
      items,
    },
    ...(mostMembers === undefined ? {} : { mostMembers }),
    ...(nextDay === undefined ? {} : { nextDay }),
    ...(lastDay === undefined ? {} : { lastDay }),
  };
}
