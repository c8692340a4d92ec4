import { listPublishedPlans } from '#region';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  plans: await locals.read((call) => listPublishedPlans(call)),
});
