import { plotsOf, plotsThatWait, products } from '#origin';
import { placesOf } from '#people';
import { householdsOf } from '../household.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, locals.t);
    const plots = chosen ? await plotsOf(call, [chosen.id]) : [];
    const grown = new Map((await products(call)).map((product) => [product.code, product]));
    const places = new Map((await placesOf(call)).map((place) => [place.code, place]));
    const waits = await plotsThatWait(
      call,
      plots.map((plot) => plot.id),
    );
    return {
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
      households: choices,
      plots: plots.map((plot) => {
        const place = places.get(plot.placeCode);
        const crop = grown.get(plot.productCode);
        return {
          id: plot.id,
          name: plot.name,
          crop: crop ? t(crop.nameZh, crop.nameEn) : '',
          place: place ? t(place.nameZh, place.nameEn) : '',
          areaMu: plot.areaMu,
          at: [plot.lng, plot.lat] as const,
          approximate: plot.positionApproximate,
          outline: plot.outline?.map((corner) => [corner.lng, corner.lat] as const),
          firstDay: waits.get(plot.id),
        };
      }),
    };
  });
};
