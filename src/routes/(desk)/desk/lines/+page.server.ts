import { busesOfDay, timetableDesk } from '#dispatching';
import { addDays, dayOf } from '#shared/instant.ts';
import { answered } from '../../../answered.ts';
import { dayAsked, idAsked } from '../shipments/asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const day = dayAsked(url, today);
  const [desk, buses] = await locals.read(async (call) => {
    const looked = answered(await timetableDesk(call, { carrierId: idAsked(url, 'carrier') }), locals.lang);
    return [looked, answered(await busesOfDay(call, { carrierId: looked.carrierId, day }), locals.lang)];
  });
  const { carrierId, carriers } = desk;
  return { ...buses, today, carrierId, carriers, days: [0, 1, 2].map((ahead) => addDays(today, ahead)) };
};
