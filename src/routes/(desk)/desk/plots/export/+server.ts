import { dayOf } from '#shared/instant.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedPlots, shownPlots } from '../shown-plots.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same plots as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, now } = locals;
  const { plots } = await locals.read((call) =>
    shownPlots(call, { ...askedPlots(url), limit: MOST_ROWS, offset: 0 }, locals),
  );
  type Row = (typeof plots)[number];
  return sheetResponse(url, {
    name: t(`地块-${dayOf(now)}`, `plots-${dayOf(now)}`),
    rows: plots,
    columns: [
      { heading: t('农户', 'Household'), cell: (row: Row) => row.household },
      { heading: t('地块', 'Plot'), cell: (row) => row.name },
      { heading: t('种什么', 'Crop'), cell: (row) => row.crop },
      { heading: t('面积（亩）', 'Area (mu)'), cell: (row) => Number(row.areaMu) },
      { heading: t('村', 'Village'), cell: (row) => row.place },
      { heading: t('种植年份', 'Planted in'), cell: (row) => row.plantedYear },
      { heading: t('纬度', 'Latitude'), cell: (row) => row.at[1] },
      { heading: t('经度', 'Longitude'), cell: (row) => row.at[0] },
      {
        heading: t('位置大致', 'Position rough'),
        cell: (row) => (row.approximate ? t('是', 'yes') : t('否', 'no')),
      },
      { heading: t('最早采收日', 'Harvest from'), cell: (row) => row.firstDay },
    ],
  });
};
