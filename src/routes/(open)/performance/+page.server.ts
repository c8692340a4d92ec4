import { countyOf } from '#people';
import { performanceShown } from '../../performance-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang, t } = locals;
  const quarter = url.searchParams.get('quarter') ?? '';
  const [county, shown] = await locals.read(
    async (call) => [await countyOf(call), await performanceShown(call, quarter, lang)] as const,
  );
  return {
    county: county ? t(county.nameZh, county.nameEn) : '',
    demo: county?.demo ?? false,
    shown,
  };
};
