import { freeOf, type Lot, listLots } from '#origin';
import { dayOf, timeOf } from '#shared/instant.ts';
import { decimal, unitWords } from '#shared/quantity.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedLots } from '../asked-lots.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same lots as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) =>
    listLots(call, { ...askedLots(url), limit: MOST_ROWS, offset: 0 }),
  );
  if (!found.ok) return turnAway(found.refusal, lang);
  const states = { open: t('正常', 'open'), held: t('暂停', 'on hold'), closed: t('结束', 'closed') };
  return sheetResponse(url, {
    name: t(`批次-${dayOf(locals.now)}`, `lots-${dayOf(locals.now)}`),
    rows: found.value.lots,
    columns: [
      { heading: t('批次', 'Lot'), cell: (lot: Lot) => lot.code },
      { heading: t('产品', 'Product'), cell: (lot: Lot) => t(lot.productNameZh, lot.productNameEn) },
      { heading: t('等级', 'Grade'), cell: (lot: Lot) => t(lot.gradeNameZh, lot.gradeNameEn) },
      { heading: t('农户', 'Household'), cell: (lot: Lot) => t(lot.producerNameZh, lot.producerNameEn) },
      { heading: t('数量', 'Quantity'), cell: (lot: Lot) => Number(decimal(lot.quantity)) },
      { heading: t('预留', 'Reserved'), cell: (lot: Lot) => Number(decimal(lot.reserved)) },
      { heading: t('已卖', 'Sold'), cell: (lot: Lot) => Number(decimal(lot.sold)) },
      { heading: t('还能卖', 'Free'), cell: (lot: Lot) => Number(decimal(freeOf(lot))) },
      { heading: t('单位', 'Unit'), cell: (lot: Lot) => unitWords[lot.unit][lang] },
      {
        heading: t('采收时间', 'Harvested'),
        cell: (lot: Lot) => `${dayOf(lot.harvestedAt)} ${timeOf(lot.harvestedAt)}`,
      },
      { heading: t('好到', 'Good until'), cell: (lot: Lot) => lot.goodUntil },
      { heading: t('状态', 'State'), cell: (lot: Lot) => states[lot.status] },
      { heading: t('合格证', 'Certificate'), cell: (lot: Lot) => lot.certificateNumber },
    ],
  });
};
