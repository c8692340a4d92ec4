import { type Product, products } from '#origin';
import { hatsOf, type Organisation, personByPhone, phoneOf, placesOf } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';

/** The code of a place by its code, its name, or its township's and its own (`大将镇大巷村`). Unknown text stays as it is. */
export async function placeCodeOf(call: Call, text: string): Promise<Outcome<string>> {
  const places = await placesOf(call);
  const names = new Map(places.map((place) => [place.code, place.nameZh]));
  const found = places.filter(({ code, parentCode = '', nameZh, nameEn }) =>
    [code, nameZh, nameEn, `${names.get(parentCode)}${nameZh}`].includes(text),
  );
  if (found.length > 1) return refuse('import.ambiguous', { text });
  return ok(found[0]?.code ?? text);
}

/** The product with this code or name; undefined when there is none. */
export async function productOf(call: Call, text: string): Promise<Product | undefined> {
  const all = await products(call);
  return (
    all.find(({ code }) => code === text) ?? all.find((each) => [each.nameZh, each.nameEn].includes(text))
  );
}

/** The household that somebody with this number grows for. */
export async function householdOf(call: Call, text: string): Promise<Outcome<Organisation>> {
  const phone = phoneOf(text);
  const grower = phone === undefined ? undefined : await personByPhone(call, phone);
  const hats = grower ? await hatsOf(call, grower.id) : [];
  const hat = hats.find(({ role, organisation }) => role === 'grower' && organisation.kind === 'household');
  return hat ? ok(hat.organisation) : refuse('import.grower-unknown', { phone: text });
}
