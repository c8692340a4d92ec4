import { readStatement } from '#paying';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedStatement } from '../asked-statement.ts';
import { kindWords, shareWords } from '../share-words.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedStatement(url, dayOf(locals.now));
  const statement = await locals.read((call) =>
    readStatement(call, { ...asked, limit: MOST_ROWS, offset: 0 }),
  );
  if (!statement.ok) return turnAway(statement.refusal, lang);
  return sheetResponse(url, {
    name: t(`收入明细-${asked.from}-${asked.until}`, `earnings-${asked.from}-${asked.until}`),
    rows: statement.value.lines,
    columns: [
      { heading: t('时间', 'When'), cell: (line) => line.at },
      { heading: t('归谁', 'Whose'), cell: (line) => t(line.organisationZh, line.organisationEn) },
      { heading: t('内容', 'What for'), cell: (line) => line.title },
      { heading: t('份额', 'Share'), cell: (line) => shareWords[line.account][lang] },
      {
        heading: t('类型', 'Kind'),
        cell: (line) => kindWords[line.kind][lang],
      },
      { heading: t('金额（元）', 'Amount (yuan)'), cell: (line) => Number(yuan(line.fen)) },
    ],
  });
};
