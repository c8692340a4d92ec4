import { dayOf } from '#shared/instant.ts';
import { decimal, unitWords } from '#shared/quantity.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedForecasts, shownForecasts } from '../shown-forecasts.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same forecasts as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const { forecasts } = await locals.read((call) =>
    shownForecasts(call, { ...askedForecasts(url), limit: MOST_ROWS, offset: 0 }, locals),
  );
  type Row = (typeof forecasts)[number];
  return sheetResponse(url, {
    name: t(`采收预测-${dayOf(now)}`, `forecasts-${dayOf(now)}`),
    rows: forecasts,
    columns: [
      { heading: t('农户', 'Household'), cell: (row: Row) => row.producer },
      { heading: t('产品', 'Product'), cell: (row) => row.product },
      { heading: t('等级', 'Grade'), cell: (row) => row.gradeName },
      { heading: t('从', 'From'), cell: (row) => row.fromDay },
      { heading: t('到', 'Until'), cell: (row) => row.untilDay },
      { heading: t('最少', 'Low'), cell: (row) => Number(decimal(row.low)) },
      { heading: t('可能', 'Likely'), cell: (row) => Number(decimal(row.likely)) },
      { heading: t('最多', 'High'), cell: (row) => Number(decimal(row.high)) },
      { heading: t('已预售', 'Presold'), cell: (row) => Number(decimal(row.presold)) },
      { heading: t('把握 %', 'Certainty %'), cell: (row) => row.certainty },
      { heading: t('可预售', 'May be presold'), cell: (row) => Number(decimal(row.presaleLimit)) },
      { heading: t('单位', 'Unit'), cell: (row) => unitWords[row.unit][lang] },
      { heading: t('谁说的', 'By'), cell: (row) => row.by },
      { heading: t('什么时候说的', 'Said'), cell: (row) => row.madeAt },
    ],
  });
};
