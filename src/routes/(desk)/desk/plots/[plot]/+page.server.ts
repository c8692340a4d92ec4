import { fieldRecordsOfPlot, fieldWorkWords, plotsThatWait, productByCode } from '#origin';
import { placesAround } from '#people';
import { ok } from '#shared/outcome.ts';
import { turnAway } from '../../../../refused.ts';
import { ownPlot } from '../own-plot.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const plot = await ownPlot(call, params.plot);
    if (!plot.ok) return plot;
    const crop = await productByCode(call, plot.value.productCode);
    const waits = await plotsThatWait(call, [plot.value.id]);
    const records = await fieldRecordsOfPlot(call, plot.value.id, 10);
    const places = await placesAround(call, [plot.value.placeCode]);
    return ok({ plot: plot.value, crop, firstDay: waits.get(plot.value.id), records, places });
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { plot, crop, firstDay, records, places } = found.value;
  return {
    plot: {
      id: plot.id,
      name: plot.name,
      areaMu: plot.areaMu,
      at: [plot.lng, plot.lat] as const,
      approximate: plot.positionApproximate,
      outline: plot.outline?.map((corner) => [corner.lng, corner.lat] as const),
      producerId: plot.producerId,
    },
    crop: crop ? t(crop.nameZh, crop.nameEn) : '',
    where: places.map((place) => t(place.nameZh, place.nameEn)),
    firstDay,
    records: records.map((record) => ({
      id: record.id,
      work: record.kind,
      words: t(fieldWorkWords[record.kind].zh, fieldWorkWords[record.kind].en),
      at: record.doneAt,
      note: [t(record.sprayNameZh ?? '', record.sprayNameEn ?? ''), record.dose, record.note]
        .filter(Boolean)
        .join(' · '),
    })),
  };
};
