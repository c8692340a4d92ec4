import { type Product, products } from '#origin';
import { type Grower, growersByPhone, type Organisation, type Place, placesOf } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';

/** The county's places by what people call them. */
export interface Places {
  /** A place by its code, its name, or its township's and its own (`长安镇大巷村`). */
  called(text: string): Outcome<Place>;
}

export async function findPlaces(call: Call): Promise<Places> {
  const all = await placesOf(call);
  const byCode = new Map(all.map((place) => [place.code, place]));
  const byName = new Map<string, Map<string, Place>>();
  for (const place of all) {
    const township = byCode.get(place.parentCode ?? '')?.nameZh ?? '';
    for (const name of [place.code, place.nameZh, place.nameEn, `${township}${place.nameZh}`])
      byName.set(name, (byName.get(name) ?? new Map<string, Place>()).set(place.code, place));
  }
  return {
    called(text) {
      const [place, ...others] = byName.get(text)?.values() ?? [];
      if (others.length > 0) return refuse('import.ambiguous', { text });
      return place ? ok(place) : refuse('import.place-unknown', { text });
    },
  };
}

/** Finds a product by its code or its name. */
export async function findProducts(call: Call): Promise<(text: string) => Outcome<Product>> {
  const all = await products(call);
  return (text) => {
    const product =
      all.find(({ code }) => code === text) ??
      all.find(({ nameZh, nameEn }) => nameZh === text || nameEn === text);
    return product ? ok(product) : refuse('import.product-unknown', { text });
  };
}

/** Who has the numbers that these rows name, by number. */
export async function findGrowers(
  call: Call,
  rows: readonly { readonly phone: string }[],
): Promise<ReadonlyMap<string, Grower>> {
  return growersByPhone(call, [...new Set(rows.map(({ phone }) => phone))]);
}

/** The household that somebody with this number grows for. */
export function householdOf(growers: ReadonlyMap<string, Grower>, phone: string): Outcome<Organisation> {
  const household = growers.get(phone)?.household;
  return household ? ok(household) : refuse('import.grower-unknown', { phone });
}
