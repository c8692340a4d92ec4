import { listVotes } from '#region';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  votes: await locals.read((call) => listVotes(call)),
});
