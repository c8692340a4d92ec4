import { type Organisation, placesOf, searchOrganisations } from '#people';
import { answered } from '../../../../../answered.ts';
import { sheetResponse } from '../../../../../sheet.ts';
import { kindIn } from '../../asked.ts';
import { kindWords } from '../../kind-words.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

/** The same organisations as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const { found, places } = await locals.read(async (call) => ({
    found: await searchOrganisations(call, {
      q: url.searchParams.get('q') ?? '',
      kind: kindIn(url.searchParams.get('kind')),
      page: 1,
      size: MOST_ROWS,
    }),
    places: new Map((await placesOf(call)).map((place) => [place.code, t(place.nameZh, place.nameEn)])),
  }));
  return sheetResponse(url, {
    name: t('单位名册', 'organisations'),
    rows: answered(found, lang).organisations,
    columns: [
      { heading: t('名称', 'Name'), cell: (row: Organisation) => t(row.nameZh, row.nameEn) },
      { heading: t('类型', 'Kind'), cell: (row) => kindWords[row.kind][lang] },
      { heading: t('所在地', 'Place'), cell: (row) => places.get(row.placeCode) },
      { heading: t('地址', 'Address'), cell: (row) => row.address },
      { heading: t('电话', 'Phone'), cell: (row) => row.contactPhone },
      { heading: t('统一社会信用代码', 'Credit code'), cell: (row) => row.uscc },
    ],
  });
};
