import { listSites } from '#region';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  sites: await locals.read((call) => listSites(call)),
});
