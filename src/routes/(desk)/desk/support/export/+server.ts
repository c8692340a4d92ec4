import { type Household, needs, needWords, whoNeedsHelp } from '#region';
import { dayOf } from '#shared/instant.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedNeeds } from '../asked-needs.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

/** The same households as the list shows, a column for each need, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const found = await locals.read((call) =>
    whoNeedsHelp(call, { ...askedNeeds(url), limit: MOST_ROWS, offset: 0 }),
  );
  const yes = (is: boolean) => (is ? t('是', 'yes') : '');
  return sheetResponse(url, {
    name: t(`帮扶名单-${dayOf(now)}`, `who-needs-help-${dayOf(now)}`),
    rows: answered(found, lang).households,
    columns: [
      { heading: t('农户', 'Household'), cell: (row: Household) => t(row.nameZh, row.nameEn) },
      { heading: t('乡镇', 'Township'), cell: (row) => t(row.townshipZh, row.townshipEn) },
      { heading: t('电话', 'Phone'), cell: (row) => row.contactPhone },
      { heading: t('合作社', 'Co-op'), cell: (row) => t(row.coopZh ?? '', row.coopEn ?? '') },
      { heading: t('老人家', 'Elder'), cell: (row) => yes(row.elder) },
      { heading: t('偏远', 'Remote'), cell: (row) => yes(row.remote) },
      ...needs.map((need) => ({
        heading: needWords[need][lang].name,
        cell: (row: Household) => row.counts[need] || undefined,
      })),
      {
        heading: t('可以请教', 'Whom to ask'),
        cell: (row) => t(row.neighbourZh ?? '', row.neighbourEn ?? ''),
      },
    ],
  });
};
