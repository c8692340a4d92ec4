import { recallFile } from '#recall';
import { instantText } from '#shared/instant.ts';
import { turnAway } from '../../../../../refused.ts';
import { sheetResponse } from '../../../../../sheet.ts';
import { elsewhereRow } from '../../recall-words.ts';
import type { RequestHandler } from './$types';

/** What others recorded as made of the recalled lots, with the phone to call: nothing here can hold it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => recallFile(call, params.number));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { recall, elsewhere } = found.value;
  return sheetResponse(url, {
    name: t(`召回-${recall.number}-别处`, `recall-${recall.number}-elsewhere`),
    rows: elsewhere.map((each) => elsewhereRow(each, t)),
    columns: [
      { heading: t('做成了什么', 'Made into'), cell: (row) => row.thing },
      { heading: t('数量', 'Amount'), cell: (row) => row.amount },
      { heading: t('用了', 'Made of'), cell: (row) => row.from },
      { heading: t('谁记录的', 'Recorded by'), cell: (row) => row.by },
      { heading: t('电话', 'Phone'), cell: (row) => row.phone },
      { heading: t('什么时候', 'When'), cell: (row) => instantText(row.at, lang) },
      { heading: t('事件编号', 'Event'), cell: (row) => row.event },
      { heading: t('本县批次', 'Lot kept here'), cell: (row) => row.lotCode },
    ],
  });
};
