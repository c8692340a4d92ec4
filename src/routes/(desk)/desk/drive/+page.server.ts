import { roundsOf } from '#delivery';
import { addDays, dayOf } from '#shared/instant.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const today = dayOf(locals.now);
  const rounds = await locals.read((call) => roundsOf(call, { from: addDays(today, -1), until: today }));
  if (!rounds.ok) turnAway(rounds.refusal, locals.lang);
  return {
    underWay: rounds.value.filter((round) => round.status === 'under-way'),
    planned: rounds.value.filter((round) => round.status === 'planned'),
    done: rounds.value.filter((round) => round.status === 'done'),
  };
};
