import { countyOf } from '#people';
import { overview } from '#region';
import type { PageServerLoad } from './$types';
import { figuresShown } from './figures-shown.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const [county, seen] = await locals.read(
    async (call) => [await countyOf(call), await overview(call)] as const,
  );
  return {
    county: county ? t(county.nameZh, county.nameEn) : '',
    demo: county?.demo ?? false,
    from: seen.from,
    until: seen.until,
    countedAt: seen.countedAt,
    figures: figuresShown(seen, lang),
    townships: seen.townships.map(({ nameZh, nameEn, ...rest }) => ({ ...rest, name: t(nameZh, nameEn) })),
  };
};
