import { weighedLines } from '#ordering';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { decimal } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedOrders } from '../asked-orders.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

/** Every line whose price the scale decided, with what it changed and by whose reading, as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const { from, until } = askedOrders(url);
  const rows = answered(
    await locals.read((call) => weighedLines(call, { from, until, most: MOST_ROWS })),
    lang,
  );
  return sheetResponse(url, {
    name: t(`按秤结算-${dayOf(now)}`, `by-the-scale-${dayOf(now)}`),
    rows,
    columns: [
      { heading: t('订单号', 'Number'), cell: (row) => row.number },
      { heading: t('货', 'Goods'), cell: (row) => t(row.titleZh, row.titleEn) },
      { heading: t('预计（公斤）', 'Expected (kg)'), cell: (row) => decimal(row.expectedGrams) },
      { heading: t('实称（公斤）', 'Weighed (kg)'), cell: (row) => decimal(row.actualGrams) },
      { heading: t('预付（元）', 'Paid ahead (yuan)'), cell: (row) => yuan(row.heldFen) },
      { heading: t('轻了退回（元）', 'Back for less (yuan)'), cell: (row) => yuan(row.differenceFen) },
      { heading: t('重了补差（元）', 'Added for more (yuan)'), cell: (row) => yuan(row.toppedUpFen) },
      { heading: t('结算（元）', 'Final (yuan)'), cell: (row) => yuan(row.finalFen) },
      { heading: t('谁称的', 'Weighed by'), cell: (row) => whoActed(t, row.personName, row.helperName) },
      { heading: t('什么时候', 'When'), cell: (row) => row.at },
      { heading: t('有照片', 'Photo'), cell: (row) => (row.withPhoto ? t('有', 'yes') : t('没有', 'no')) },
    ],
  });
};
