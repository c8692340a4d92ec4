import { rights, seriesBoard } from '#groupbuying';
import { may } from '#shared/call.ts';
import { shownGroup } from '../../../(shop)/groups/shown-group.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, lang, actor } = locals;
  const rows = answered(await locals.read(seriesBoard), lang);
  return {
    leads: may(actor, rights.lead),
    rows: rows.map(({ series, node, leader, offered, newest }) => ({
      id: series.id,
      title: t(series.titleZh, series.titleEn),
      status: series.status,
      place: node ? t(node.nameZh, node.nameEn) : '',
      leader: leader ? t(leader.nameZh, leader.nameEn) : '',
      nextDay: series.status === 'on' ? series.nextDay : undefined,
      offered,
      newest: newest && shownGroup(newest, locals),
    })),
  };
};
