import { packingList } from '#ordering';
import { dayOf } from '#shared/instant.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { shownDays } from '../shown-packing.ts';
import type { RequestHandler } from './$types';

/** What the packing list shows, a row for each line of an order, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const list = answered(await locals.read(packingList), lang);
  const rows = shownDays(list, url.searchParams.get('q') ?? '', locals).flatMap(({ parcels }) =>
    parcels.flatMap((parcel) => parcel.goods.map((goods) => ({ parcel, goods }))),
  );
  type Row = (typeof rows)[number];
  return sheetResponse(url, {
    name: t(`装箱单-${dayOf(now)}`, `packing-${dayOf(now)}`),
    rows,
    columns: [
      { heading: t('发车日', 'Departs'), cell: ({ parcel }: Row) => parcel.departs },
      { heading: t('订单', 'Order'), cell: ({ parcel }) => parcel.number },
      { heading: t('买家', 'Buyer'), cell: ({ parcel }) => parcel.name },
      { heading: t('手机尾号', 'Phone, last four'), cell: ({ parcel }) => parcel.phoneTail },
      { heading: t('送到', 'To'), cell: ({ parcel }) => parcel.node },
      { heading: t('应到', 'Due'), cell: ({ parcel }) => parcel.promisedDay },
      { heading: t('货', 'Goods'), cell: ({ goods }) => goods.title },
      { heading: t('数量', 'Amount'), cell: ({ goods }) => goods.count },
    ],
  });
};
