import { bearerTexts, claimsAtDesk } from '#ordering';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../../answered.ts';
import { decidedWords } from '../../../../order-words.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedClaims, shownClaim } from '../shown-claims.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

/** The same claims as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const found = await locals.read((call) =>
    claimsAtDesk(call, { ...askedClaims(url), limit: MOST_ROWS, offset: 0 }),
  );
  const states = {
    asked: t('等答复', 'waiting'),
    granted: t('已同意', 'granted'),
    refused: t('没有同意', 'refused'),
  };
  const rows = answered(found, lang).claims.map((claim) => shownClaim(claim, now, t));
  type Row = (typeof rows)[number];
  return sheetResponse(url, {
    name: t(`售后-${dayOf(now)}`, `claims-${dayOf(now)}`),
    rows,
    columns: [
      { heading: t('订单', 'Order'), cell: (row: Row) => row.number },
      { heading: t('买家', 'Buyer'), cell: (row) => row.buyer },
      { heading: t('货', 'Goods'), cell: (row) => row.title },
      { heading: t('问题', 'What was wrong'), cell: (row) => row.reason },
      { heading: t('买家说', 'What the buyer says'), cell: (row) => row.words },
      { heading: t('申请退（元）', 'Asked for (yuan)'), cell: (row) => Number(yuan(row.askedFen)) },
      { heading: t('提出', 'Asked'), cell: (row) => row.askedAt },
      { heading: t('最晚答复', 'Answer by'), cell: (row) => row.decideBy },
      { heading: t('状态', 'State'), cell: (row) => states[row.status] },
      {
        heading: t('退了（元）', 'Paid back (yuan)'),
        cell: (row) => row.grantedFen && Number(yuan(row.grantedFen)),
      },
      {
        heading: t('怎么定的', 'How it was decided'),
        cell: (row) => row.decidedAs && t(decidedWords[row.decidedAs].zh, decidedWords[row.decidedAs].en),
      },
      {
        heading: t('谁承担', 'Borne by'),
        cell: (row) => row.borneBy && t(bearerTexts[row.borneBy].zh, bearerTexts[row.borneBy].en),
      },
      { heading: t('答复', 'Answer'), cell: (row) => row.answer },
      { heading: t('答复时间', 'Answered'), cell: (row) => row.decidedAt },
      {
        heading: t('谁答复的', 'Answered by'),
        cell: (row) => row.decidedByName && whoActed(t, row.decidedByName),
      },
    ],
  });
};
