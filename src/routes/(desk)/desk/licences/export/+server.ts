import { type Licence, licenceQueue, standingOf } from '#branding';
import { dayOf } from '#shared/instant.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedLicences } from '../asked-licences.ts';
import { standingWords } from '../licence-words.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same licences as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const today = dayOf(locals.now);
  const found = await locals.read((call) =>
    licenceQueue(call, { ...askedLicences(url), limit: MOST_ROWS, offset: 0 }),
  );
  return sheetResponse(url, {
    name: t(`品牌授权-${today}`, `brand-licences-${today}`),
    rows: answered(found, lang).licences,
    columns: [
      { heading: t('编号', 'Number'), cell: (row: Licence) => row.number },
      { heading: t('经营者', 'Operator'), cell: (row: Licence) => t(row.operatorNameZh, row.operatorNameEn) },
      { heading: t('乡镇', 'Township'), cell: (row: Licence) => t(row.townshipNameZh, row.townshipNameEn) },
      { heading: t('产品', 'Product'), cell: (row: Licence) => t(row.productNameZh, row.productNameEn) },
      { heading: t('申请日', 'Applied'), cell: (row: Licence) => dayOf(row.appliedAt) },
      { heading: t('状态', 'State'), cell: (row: Licence) => standingWords[standingOf(row, today)][lang] },
      { heading: t('有效从', 'Valid from'), cell: (row: Licence) => row.validFrom },
      { heading: t('有效到', 'Valid until'), cell: (row: Licence) => row.validUntil },
      { heading: t('审定日', 'Decided'), cell: (row: Licence) => row.decidedAt && dayOf(row.decidedAt) },
      {
        heading: t('谁审的', 'Decided by'),
        cell: (row: Licence) => row.decidedByName && whoActed(t, row.decidedByName),
      },
      { heading: t('理由', 'Reason'), cell: (row: Licence) => row.decisionReason },
    ],
  });
};
