import { type LotToMark, lotsToMark } from '#branding';
import { freeOf } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { decimal, unitWords } from '#shared/quantity.ts';
import { answered } from '../../../../../answered.ts';
import { sheetResponse } from '../../../../../sheet.ts';
import { askedMarks, meant } from '../asked-marks.ts';
import { markWords } from '../mark-words.ts';
import type { RequestHandler } from './$types';

/** The same lots as the list shows, with their mark or why they cannot carry it, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const { lots } = answered(await locals.read(lotsToMark), lang);
  return sheetResponse(url, {
    name: t(`打标-${dayOf(now)}`, `marks-${dayOf(now)}`),
    rows: meant(lots, askedMarks(url)),
    columns: [
      { heading: t('批次', 'Lot'), cell: ({ lot }: LotToMark) => lot.code },
      { heading: t('产品', 'Product'), cell: ({ lot }) => t(lot.productNameZh, lot.productNameEn) },
      { heading: t('等级', 'Grade'), cell: ({ lot }) => t(lot.gradeNameZh, lot.gradeNameEn) },
      { heading: t('农户', 'Household'), cell: ({ lot }) => t(lot.producerNameZh, lot.producerNameEn) },
      { heading: t('还能卖', 'Free'), cell: ({ lot }) => Number(decimal(freeOf(lot))) },
      { heading: t('单位', 'Unit'), cell: ({ lot }) => unitWords[lot.unit][lang] },
      { heading: t('采收日', 'Harvested'), cell: ({ lot }) => dayOf(lot.harvestedAt) },
      { heading: t('品牌', 'Brand'), cell: ({ brand }) => t(brand.nameZh, brand.nameEn) },
      { heading: t('标', 'Mark'), cell: ({ state }) => markWords[state][lang] },
    ],
  });
};
