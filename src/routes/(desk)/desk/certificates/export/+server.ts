import { basisWords, type Certificate, listCertificates } from '#origin';
import { dayOf, timeOf } from '#shared/instant.ts';
import { decimal, unitWords } from '#shared/quantity.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedCertificates } from '../asked-certificates.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 50_000;

/** The same certificates as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = { ...askedCertificates(url), limit: MOST_ROWS, offset: 0 };
  const found = await locals.read((call) => listCertificates(call, asked));
  if (!found.ok) return turnAway(found.refusal, lang);
  const today = dayOf(locals.now);
  return sheetResponse(url, {
    name: t(`合格证-${today}`, `certificates-${today}`),
    rows: found.value.certificates,
    columns: [
      { heading: t('证号', 'Number'), cell: (row: Certificate) => row.number },
      { heading: t('批次', 'Lot'), cell: (row: Certificate) => row.lotCode },
      { heading: t('产品名称', 'Product'), cell: (row: Certificate) => row.productName },
      { heading: t('数量', 'Quantity'), cell: (row: Certificate) => Number(decimal(row.amount.milli)) },
      { heading: t('单位', 'Unit'), cell: (row: Certificate) => unitWords[row.amount.unit][lang] },
      { heading: t('产地', 'Origin'), cell: (row: Certificate) => row.originText },
      { heading: t('承诺主体', 'Issuer'), cell: (row: Certificate) => row.issuerName },
      { heading: t('联系方式', 'Contact'), cell: (row: Certificate) => row.contact },
      {
        heading: t('承诺依据', 'Basis'),
        cell: (row: Certificate) => row.basis.map((basis) => basisWords[basis][lang]).join('；'),
      },
      {
        heading: t('开具时间', 'Issued'),
        cell: (row: Certificate) => `${dayOf(row.issuedAt)} ${timeOf(row.issuedAt)}`,
      },
      { heading: t('作废原因', 'Voided because'), cell: (row: Certificate) => row.voided?.reason },
      { heading: 'SHA-256', cell: (row: Certificate) => row.sha256 },
    ],
  });
};
