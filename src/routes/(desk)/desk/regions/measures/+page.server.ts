import { listMeasures } from '#region';
import { answered } from '../../../../answered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const menu = answered(await locals.read((call) => listMeasures(call)), locals.lang);
  const nameOf = (code: string) => {
    const found = menu.find(({ measure }) => measure.code === code)?.measure;
    return found ? locals.t(found.nameZh, found.nameEn) : code;
  };
  return {
    measures: menu.map(({ measure, retired, version }) => ({
      ...measure,
      retired,
      version,
      needNames: measure.needs.map(nameOf),
    })),
  };
};
