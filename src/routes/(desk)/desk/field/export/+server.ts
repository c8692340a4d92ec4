import { type FieldRecord, fieldWorkWords, listFieldRecords, producersKeptBy } from '#origin';
import { isId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedRecords } from '../asked-records.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same entries as the field book shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const whose = url.searchParams.get('for') ?? '';
  const { records, names } = await locals.read(async (call) => {
    const listed = await listFieldRecords(call, {
      ...askedRecords(url),
      producerId: isId(whose) ? whose : undefined,
      limit: MOST_ROWS,
      offset: 0,
    });
    const kept = await producersKeptBy(call);
    return {
      records: answered(listed, lang).records,
      names: new Map(kept.map((producer) => [producer.id, t(producer.nameZh, producer.nameEn)])),
    };
  });
  return sheetResponse(url, {
    name: t(`田间记录-${dayOf(now)}`, `field-book-${dayOf(now)}`),
    rows: records,
    columns: [
      { heading: t('农户', 'Household'), cell: (row: FieldRecord) => names.get(row.producerId) },
      { heading: t('地块', 'Plot'), cell: (row) => row.plotName },
      { heading: t('做了什么', 'Work'), cell: (row) => fieldWorkWords[row.kind][lang] },
      { heading: t('什么时候做的', 'Done'), cell: (row) => row.doneAt },
      { heading: t('什么时候记的', 'Written down'), cell: (row) => row.recordedAt },
      { heading: t('农药', 'Spray product'), cell: (row) => t(row.sprayNameZh ?? '', row.sprayNameEn ?? '') },
      { heading: t('用量', 'Dose'), cell: (row) => row.dose },
      { heading: t('最早采收日', 'Harvest from'), cell: (row) => row.firstHarvestDay },
      { heading: t('备注', 'Note'), cell: (row) => row.note },
      { heading: t('谁记的', 'By'), cell: (row) => whoActed(t, row.personName, row.helperName) },
      { heading: t('划掉的原因', 'Struck through because'), cell: (row) => row.struckReason },
      { heading: t('谁划的', 'Struck through by'), cell: (row) => whoActed(t, row.struckByName ?? '') },
    ],
  });
};
