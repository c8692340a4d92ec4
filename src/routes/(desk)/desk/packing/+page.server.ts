import { packingList } from '#ordering';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { shownDays } from './shown-packing.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const list = answered(await locals.read(packingList), locals.lang);
  const words = url.searchParams.get('q') ?? '';
  return {
    today: list.today,
    words,
    all: list.days.reduce((sum, day) => sum + day.orders.length, 0),
    packed: url.searchParams.get('packed') ?? undefined,
    back: url.searchParams.get('back') ?? undefined,
    days: shownDays(list, words, locals),
  };
};
