import { hubBoard, roundsOf } from '#delivery';
import { addDays, dayOf } from '#shared/instant.ts';
import { turnAway } from '../../../refused.ts';
import { dayAsked, idAsked } from '../shipments/asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const day = dayAsked(url, today);
  const [board, rounds] = await locals.read(async (call) => [
    await hubBoard(call, { hubId: idAsked(url, 'hub'), day }),
    await roundsOf(call, { from: day, until: day }),
  ]);
  if (!board.ok) turnAway(board.refusal, locals.lang);
  if (!rounds.ok) turnAway(rounds.refusal, locals.lang);
  const days = [-1, 0, 1, 2].map((ahead) => addDays(today, ahead));
  return { ...board.value, rounds: rounds.value, day, days, today };
};
