import { publishedPlan } from '#region';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { planShown } from '../../../fund-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const looked = answered(await locals.read((call) => publishedPlan(call, params.plan)), locals.lang);
  return { plan: planShown(looked, pageNumber(url), locals.t) };
};
