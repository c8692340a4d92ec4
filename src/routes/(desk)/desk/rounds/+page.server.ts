import { redirect } from '@sveltejs/kit';
import { hubBoard, planRound, roundsOf, waitingToGo } from '#delivery';
import { newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { refused, turnAway } from '../../../refused.ts';
import { dayAsked } from '../shipments/asked.ts';
import { idField } from '../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { pastRounds } from './past-rounds.ts';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const words = url.searchParams.get('q') ?? '';
  const page = pageNumber(url);
  const day = dayAsked(url, today);
  const carrierId = locals.actor.roles.includes('carrier') ? locals.actor.organisationId : undefined;
  const [board, rounds, earlier, waiting] = await locals.read(async (call) => [
    await hubBoard(call, { day }),
    await roundsOf(call, { from: day, until: day }),
    await pastRounds(call, words),
    carrierId ? await waitingToGo(call, { carrierId, day }) : undefined,
  ]);
  if (!board.ok) turnAway(board.refusal, locals.lang);
  if (!rounds.ok) turnAway(rounds.refusal, locals.lang);
  if (waiting?.ok === false) turnAway(waiting.refusal, locals.lang);
  return {
    day,
    today,
    days: [0, 1, 2].map((ahead) => addDays(today, ahead)),
    hub: board.value.hub,
    rounds: rounds.value,
    words,
    page,
    size: SIZE,
    total: earlier.length,
    earlier: earlier.slice((page - 1) * SIZE, page * SIZE),
    waiting: waiting?.value,
    roundId: newId(locals.now),
    driverName: locals.actor.name,
  };
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      planRound(call, {
        id: idField(form, 'id'),
        departs: dayAsked(url, dayOf(locals.now)),
        hubId: idField(form, 'hub'),
        carrierId: locals.actor.organisationId ?? '',
        driverName: String(form.get('driver') ?? '').trim(),
        vehicle: String(form.get('vehicle') ?? '').trim(),
        nodeIds: form.getAll('node').map(String),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/rounds/${outcome.value.id}`);
  },
};
