import type { RoundSummary } from '#delivery';
import { dayOf } from '#shared/instant.ts';
import { decimal } from '#shared/quantity.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { pastRounds } from '../past-rounds.ts';
import { roundWords } from '../round-words.ts';
import type { RequestHandler } from './$types';

/** The same past rounds as the list shows, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, now } = locals;
  const words = url.searchParams.get('q') ?? '';
  return sheetResponse(url, {
    name: t(`车次-${dayOf(now)}`, `rounds-${dayOf(now)}`),
    rows: await locals.read((call) => pastRounds(call, words)),
    columns: [
      { heading: t('车次', 'Round'), cell: (round: RoundSummary) => round.code },
      { heading: t('发车日', 'Departs'), cell: (round) => round.departs },
      { heading: t('司机', 'Driver'), cell: (round) => round.driverName },
      { heading: t('车牌', 'Number plate'), cell: (round) => round.vehicle },
      { heading: t('站数', 'Stops'), cell: (round) => round.stops.length },
      { heading: t('件数', 'Parcels'), cell: (round) => round.parcels },
      { heading: t('装车', 'Loaded'), cell: (round) => round.loaded },
      { heading: t('公斤', 'kg'), cell: (round) => Number(decimal(round.grams)) },
      { heading: t('状态', 'State'), cell: ({ status }) => t(roundWords[status].zh, roundWords[status].en) },
    ],
  });
};
