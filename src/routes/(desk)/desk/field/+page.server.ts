import { fieldWorks, fieldWorkWords, listFieldRecords, lotsHeldFor, plotsOf, plotsThatWait } from '#origin';
import { isId } from '#shared/id.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import { whoActed } from '#shared/who-acted.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { householdsOf } from '../household.ts';
import type { PageServerLoad } from './$types';
import { askedRecords } from './asked-records.ts';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now, actor } = locals;
  const asked = askedRecords(url);
  const page = pageNumber(url);
  return locals.read(async (call) => {
    const { chosen, all } = await householdsOf(call, url, locals.t);
    const listed = answered(
      await listFieldRecords(call, {
        ...asked,
        producerId: chosen?.id,
        limit: SIZE,
        offset: (page - 1) * SIZE,
      }),
      lang,
    );
    const plots = chosen ? await plotsOf(call, [chosen.id]) : [];
    const waits = await plotsThatWait(
      call,
      plots.map((plot) => plot.id),
    );
    const names = new Map(all.map((producer) => [producer.id, t(producer.nameZh, producer.nameEn)]));
    const kept = (url.searchParams.get('kept') ?? '').split(',').filter(isId).slice(0, SIZE);
    const held = [];
    for (const id of kept) held.push(...(await lotsHeldFor(call, id)));
    return {
      personId: actor.personId ?? '',
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
      many: all.length > 1,
      works: fieldWorks.map((work) => ({ work, words: t(fieldWorkWords[work].zh, fieldWorkWords[work].en) })),
      waiting: plots.flatMap((plot) => {
        const firstDay = waits.get(plot.id);
        return firstDay === undefined ? [] : [{ id: plot.id, name: plot.name, firstDay }];
      }),
      held,
      records: listed.records.map((record) => ({
        id: record.id,
        work: record.kind,
        words: t(fieldWorkWords[record.kind].zh, fieldWorkWords[record.kind].en),
        plot: record.plotName,
        household: all.length > 1 ? (names.get(record.producerId) ?? '') : '',
        at: record.doneAt,
        spray: record.sprayNameZh === undefined ? '' : t(record.sprayNameZh, record.sprayNameEn ?? ''),
        firstDay: record.firstHarvestDay,
        dose: record.dose,
        note: record.note,
        by: whoActed(t, record.personName, record.helperName),
        lateDays: daysBetween(dayOf(record.doneAt), dayOf(record.recordedAt)),
        struck: record.struckReason,
        struckBy: whoActed(t, record.struckByName ?? ''),
        fresh: kept.includes(record.id),
      })),
      asked,
      page,
      size: SIZE,
      total: listed.total,
      today: dayOf(now),
    };
  });
};
