import { products } from '#origin';
import { newestWholesalePrices, wholesalePricesOf } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { sheetResponse } from '../../../../sheet.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 10_000;

/** The newest price of every product, or with `product` all of that one's, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, now } = locals;
  const wanted = url.searchParams.get('product');
  const { all, prices } = await locals.read(async (call) => ({
    all: await products(call),
    prices: await (wanted === null
      ? newestWholesalePrices(call)
      : wholesalePricesOf(call, wanted, MOST_ROWS)),
  }));
  const names = new Map(all.map((product) => [product.code, t(product.nameZh, product.nameEn)]));
  type Row = (typeof prices)[number];
  return sheetResponse(url, {
    name: t(`批发行情-${dayOf(now)}`, `wholesale-prices-${dayOf(now)}`),
    rows: prices,
    columns: [
      { heading: t('产品', 'Product'), cell: (row: Row) => names.get(row.productCode) },
      { heading: t('日期', 'Day'), cell: (row) => row.day },
      { heading: t('每公斤（元）', 'Per kg (yuan)'), cell: (row) => Number(yuan(row.fenPerKg)) },
      { heading: t('市场', 'Market'), cell: (row) => row.market },
      { heading: t('来源', 'Source'), cell: (row) => row.source },
      { heading: t('谁登记的', 'Recorded by'), cell: (row) => row.personName },
    ],
  });
};
