import { recallFile } from '#recall';
import { instantText } from '#shared/instant.ts';
import { quantityText } from '#shared/quantity.ts';
import { turnAway } from '../../../../../refused.ts';
import { sheetResponse } from '../../../../../sheet.ts';
import { foundWords, statusToday } from '../../recall-words.ts';
import type { RequestHandler } from './$types';

/** Whom a recall reached, with the phone to call: for the officers who work through it, and sellers for their own goods. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => recallFile(call, params.number));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { recall, lines } = found.value;
  return sheetResponse(url, {
    name: t(`召回-${recall.number}`, `recall-${recall.number}`),
    rows: lines,
    columns: [
      { heading: t('订单号', 'Order'), cell: (line) => line.number },
      { heading: t('顾客', 'Buyer'), cell: (line) => line.buyerName },
      { heading: t('手机', 'Phone'), cell: (line) => line.buyerPhone.replace('+86', '') },
      { heading: t('货', 'Goods'), cell: (line) => t(line.titleZh, line.titleEn) },
      { heading: t('数量', 'Amount'), cell: (line) => quantityText(line.quantity, lang) },
      { heading: t('批次', 'Lot'), cell: (line) => line.lotCode },
      {
        heading: t('当时在哪', 'Where it was'),
        cell: (line) => t(foundWords[line.found].zh, foundWords[line.found].en),
      },
      {
        heading: t('现在', 'Now'),
        cell: (line) => statusToday(line, t),
      },
      {
        heading: t('通知时间', 'Warned at'),
        cell: (line) => line.noticeSentAt && instantText(line.noticeSentAt, lang),
      },
      { heading: t('通知没有发出的原因', 'Why no message was sent'), cell: (line) => line.noticeFailed },
    ],
  });
};
