import { isKindName, kinds } from '#importing';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** An empty table of a kind: its headings and one example; in XLSX, a second sheet that tells what goes in each column. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { lang, t } = locals;
  const name = url.searchParams.get('kind') ?? '';
  if (!isKindName(name)) turnAway(refuse('request.not-found').refusal, lang);
  const columns = Object.values(kinds[name].columns);
  return sheetResponse(
    url,
    {
      name: t(`${kinds[name].zh}模板`, `${name}-template`),
      rows: ['example'],
      columns: columns.map((column) => ({ heading: column[lang], cell: () => column.example })),
    },
    {
      name: t('每一列填什么', 'What goes in each column'),
      rows: [
        [t('列', 'Column'), t('要填吗', 'Needed'), t('填什么', 'What goes in'), t('例子', 'Example')],
        ...columns.map((column) => [
          column[lang],
          column.optional ? t('可空', 'no') : t('要填', 'yes'),
          t(column.tellZh, column.tellEn),
          column.example,
        ]),
      ],
    },
  );
};
