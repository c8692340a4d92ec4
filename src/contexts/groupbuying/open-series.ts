import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { insertSeries, seriesById } from './all-series.ts';
import { checkTerms } from './check-terms.ts';
import type { SeriesTerms } from './kernel/terms.ts';
import { openDueOf } from './open-due-cycles.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface SeriesToOpen extends SeriesTerms {
  /** Made by the form: sent twice, it opens once. */
  readonly id: string;
  /** Invented, for a demonstration. */
  readonly demo?: boolean;
  /** Who leads it; the caller's organisation unless the platform itself opens it. */
  readonly leaderId?: string;
}

/** Begins a group buy for one's own organisation. A first cycle that is due opens at once. Answers the series' id. */
export async function openSeries(
  call: Call,
  { id, demo = false, leaderId, ...terms }: SeriesToOpen,
): Promise<Outcome<{ id: string }, GroupbuyingRefusal>> {
  const leader = call.actor.system ? leaderId : call.actor.organisationId;
  if (!may(call.actor, rights.lead) || leader === undefined) return refuse('groupbuying.not-allowed');
  const known = await seriesById(call, id);
  if (known) return known.leaderId === leader ? ok({ id }) : refuse('groupbuying.not-allowed');
  const sound = await checkTerms(call, terms);
  if (!sound.ok) return sound;
  await insertSeries(call, { ...terms, id, leaderId: leader, status: 'on', demo });
  await openDueOf(call, id);
  await recordHelpedAct(call, 'open-group-buy', terms.titleZh);
  return ok({ id });
}
