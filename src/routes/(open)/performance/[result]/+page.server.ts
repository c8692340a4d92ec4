import { countyOf } from '#people';
import { keptPerformance } from '#region';
import { answered } from '../../../answered.ts';
import { scoreboardShown } from '../../../scoreboard-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang, t } = locals;
  const [county, kept] = await locals.read(
    async (call) => [await countyOf(call), await keptPerformance(call, params.result)] as const,
  );
  const { result, types } = answered(kept, lang);
  return {
    county: county ? t(county.nameZh, county.nameEn) : '',
    from: result.fromDay,
    until: result.untilDay,
    version: result.version,
    keptAt: result.keptAt,
    keptBy: result.keptByName,
    board: scoreboardShown(types, result.rules, lang),
  };
};
