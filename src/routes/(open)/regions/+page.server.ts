import { countyOf } from '#people';
import { publishedRegions } from '#region';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const [county, published] = await locals.read(
    async (call) => [await countyOf(call), await publishedRegions(call)] as const,
  );
  return { demo: county?.demo ?? false, published };
};
