import { findParcels, type ShipmentStatus } from '#delivery';
import { maskedPhone } from '#people';
import { isDay } from '#shared/instant.ts';
import { decimal } from '#shared/quantity.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { statusWords } from '../status-words.ts';
import type { RequestHandler } from './$types';

const MOST = 20_000;

export const GET: RequestHandler = async ({ locals, url }) => {
  const { t } = locals;
  const status = Object.keys(statusWords).find((each) => each === url.searchParams.get('status'));
  const departs = url.searchParams.get('departs') ?? '';
  const query = {
    text: url.searchParams.get('q') ?? '',
    status: status as ShipmentStatus | undefined,
    departs: isDay(departs) ? departs : undefined,
  };
  const found = await locals.read((call) => findParcels(call, query, { offset: 0, limit: MOST }));
  if (!found.ok) turnAway(found.refusal, locals.lang);
  return sheetResponse(url, {
    name: t('包裹', 'parcels'),
    rows: found.value.parcels,
    columns: [
      { heading: 'SSCC', cell: (parcel) => parcel.sscc },
      { heading: t('订单', 'Order'), cell: (parcel) => parcel.orderNumber },
      { heading: t('卖家', 'Seller'), cell: (parcel) => t(parcel.senderZh, parcel.senderEn) },
      { heading: t('路线码', 'Route code'), cell: (parcel) => parcel.nodeCode },
      { heading: t('送到', 'To'), cell: (parcel) => t(parcel.nodeZh, parcel.nodeEn) },
      { heading: t('取货人', 'For'), cell: (parcel) => parcel.recipientName },
      { heading: t('手机', 'Phone'), cell: (parcel) => maskedPhone(parcel.recipientPhone) },
      { heading: t('公斤', 'kg'), cell: (parcel) => Number(decimal(parcel.grams)) },
      { heading: t('发车日', 'Departs'), cell: (parcel) => parcel.departs },
      { heading: t('应到日', 'Promised'), cell: (parcel) => parcel.promisedDay },
      {
        heading: t('状态', 'State'),
        cell: ({ status: each }) => t(statusWords[each].zh, statusWords[each].en),
      },
      { heading: t('上架时间', 'On the shelf'), cell: (parcel) => parcel.readyAt },
      { heading: t('取走时间', 'Collected'), cell: (parcel) => parcel.collectedAt },
    ],
  });
};
