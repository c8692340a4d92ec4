import { ordersAtDesk } from '#ordering';
import { dayOf, instantText } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedOrders } from '../asked-orders.ts';
import { shownRow } from '../shown-row.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

/** The orders of the list as a file. Phones by their last digits, names as the list shows them. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const found = await locals.read((call) =>
    ordersAtDesk(call, { ...askedOrders(url), limit: MOST_ROWS, offset: 0 }),
  );
  if (!found.ok) return turnAway(found.refusal, lang);
  return sheetResponse(url, {
    name: t(`订单-${dayOf(now)}`, `orders-${dayOf(now)}`),
    rows: found.value.orders.map((order) => shownRow(order, found.value, locals)),
    columns: [
      { heading: t('订单号', 'Number'), cell: (row) => row.number },
      { heading: t('下单时间', 'Placed'), cell: (row) => instantText(row.placedAt, lang) },
      { heading: t('状态', 'Status'), cell: (row) => row.status },
      { heading: t('买家', 'Buyer'), cell: (row) => row.buyer },
      { heading: t('手机尾号', 'Phone’s last four'), cell: (row) => row.phoneTail },
      { heading: t('货', 'Goods'), cell: (row) => row.goods },
      { heading: t('卖家', 'Seller'), cell: (row) => row.seller },
      { heading: t('取货点', 'Collection point'), cell: (row) => row.node },
      { heading: t('发车日', 'Departs'), cell: (row) => row.departs },
      { heading: t('到货日', 'Arrives'), cell: (row) => row.promisedDay },
      { heading: t('下单时付（元）', 'Paid when ordered (yuan)'), cell: (row) => yuan(row.paidFen) },
      { heading: t('称重补差（元）', 'Added by the scale (yuan)'), cell: (row) => yuan(row.toppedUpFen) },
      { heading: t('退款（元）', 'Paid back (yuan)'), cell: (row) => yuan(row.refundedFen) },
      { heading: t('金额（元）', 'Amount (yuan)'), cell: (row) => yuan(row.keptFen) },
    ],
  });
};
