import { countyOf } from '#people';
import { figures, figureWords, overview } from '#region';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const [county, seen] = await locals.read(
    async (call) => [await countyOf(call), await overview(call)] as const,
  );
  const shareOf = (measured: typeof seen.now, name: string) =>
    measured.find((each) => each.figure === name)?.share;
  return {
    county: county ? t(county.nameZh, county.nameEn) : '',
    demo: county?.demo ?? false,
    from: seen.from,
    until: seen.until,
    figures: figures.map((name) => ({
      name,
      words: figureWords[name][lang],
      share: shareOf(seen.now, name),
      before: shareOf(seen.before, name),
      weeks: seen.weeks.filter((week) => week.figure === name),
    })),
    townships: seen.townships.map(({ nameZh, nameEn, ...rest }) => ({ ...rest, name: t(nameZh, nameEn) })),
  };
};
