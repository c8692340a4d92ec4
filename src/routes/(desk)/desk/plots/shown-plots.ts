import { type ListingPlots, listPlots, plotsThatWait, products } from '#origin';
import { placesOf } from '#people';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { answered } from '../../../answered.ts';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedPlots(url: URL): { readonly words: string; readonly producerId: string | undefined } {
  const whose = url.searchParams.get('for') ?? '';
  return { words: url.searchParams.get('q') ?? '', producerId: isId(whose) ? whose : undefined };
}

/** Plots as lists show them: with crop, village and the first day on which they may be picked. */
export async function shownPlots(call: Call, asked: ListingPlots, { t, lang }: { t: Tongue; lang: Lang }) {
  const { plots, total } = answered(await listPlots(call, asked), lang);
  const grown = new Map((await products(call)).map((product) => [product.code, product]));
  const places = new Map((await placesOf(call)).map((place) => [place.code, place]));
  const waits = await plotsThatWait(
    call,
    plots.map((plot) => plot.id),
  );
  return {
    total,
    plots: plots.map((plot) => {
      const place = places.get(plot.placeCode);
      const crop = grown.get(plot.productCode);
      return {
        id: plot.id,
        name: plot.name,
        household: t(plot.producerNameZh, plot.producerNameEn),
        crop: crop ? t(crop.nameZh, crop.nameEn) : '',
        place: place ? t(place.nameZh, place.nameEn) : '',
        areaMu: plot.areaMu,
        plantedYear: plot.plantedYear,
        at: [plot.lng, plot.lat] as const,
        approximate: plot.positionApproximate,
        outline: plot.outline?.map((corner) => [corner.lng, corner.lat] as const),
        firstDay: waits.get(plot.id),
      };
    }),
  };
}
