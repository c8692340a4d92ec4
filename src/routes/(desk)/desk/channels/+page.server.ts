import { platformsAtDesk } from '#channels';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, lang } = locals;
  const list = answered(await locals.read((call) => platformsAtDesk(call)), lang);
  return {
    platforms: list.map(({ platform, listings, differences }) => ({
      ...{ code: platform.code, listings, differences },
      name: t(platform.nameZh, platform.nameEn),
      answeredAt: platform.answeredAt,
    })),
  };
};
