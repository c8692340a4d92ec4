import { countyOf } from '#people';
import { keptResults, lookAtPerformance, quarterBefore } from '#region';
import { scoreboardShown } from '../../scoreboard-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang, t } = locals;
  const quarter = url.searchParams.get('quarter') ?? '';
  const [county, seen, kept] = await locals.read(
    async (call) =>
      [await countyOf(call), await lookAtPerformance(call, { quarter }), await keptResults(call)] as const,
  );
  return {
    county: county ? t(county.nameZh, county.nameEn) : '',
    demo: county?.demo ?? false,
    period: seen.period,
    before: quarterBefore(seen.period),
    countedAt: seen.countedAt,
    version: seen.rules.version,
    board: scoreboardShown(seen.types, seen.rules.rules, lang),
    kept: kept.map(({ id, fromDay, untilDay, version, keptAt }) => ({
      id,
      fromDay,
      untilDay,
      version,
      keptAt,
    })),
  };
};
