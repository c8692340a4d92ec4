import { siteById } from '#region';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  site: answered(await locals.read((call) => siteById(call, params.site)), locals.lang),
});
