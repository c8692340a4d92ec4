import { producersKeptBy } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import type { PageServerLoad } from './$types';
import { askedForecasts, shownForecasts } from './shown-forecasts.ts';

const SIZE = 24;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const asked = askedForecasts(url);
  return locals.read(async (call) => ({
    ...(await shownForecasts(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }, locals)),
    words: asked.words,
    beyond: url.searchParams.has('beyond'),
    page,
    size: SIZE,
    many: (await producersKeptBy(call)).length > 1,
    today: dayOf(locals.now),
  }));
};
