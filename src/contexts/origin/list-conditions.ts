import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { searchProducts } from './products.ts';

/** SQL: is the producer in this column the keeper itself, or a member of it when it is a co-op? */
export function keptBy(call: Call, producerColumn: string, keeper: string) {
  return sql<boolean>`${sql.raw(producerColumn)} in (select o.id from people.v_organisation o
    where o.county_id = ${call.county} and (o.id = ${keeper} or o.coop_id = ${keeper}))`;
}

/** What someone looks for in a list: names in characters or letters, and the products they mean. */
export interface Meant {
  readonly name: string;
  readonly products: readonly string[];
}

/** What the words of a search mean; undefined when there are none. */
export async function meantBy(call: Call, words: string): Promise<Meant | undefined> {
  const name = words.normalize('NFKC').trim().toLowerCase();
  if (name === '') return undefined;
  return { name, products: (await searchProducts(call, name)).map((product) => product.code) };
}

/** SQL: is the organisation in this column called so, in characters or letters? */
export function isCalled(call: Call, producerColumn: string, name: string) {
  const part = `%${likable(name)}%`;
  return sql<boolean>`${sql.raw(producerColumn)} in (select o.id from people.v_organisation o
    where o.county_id = ${call.county} and (o.name_zh like ${part} or lower(o.name_en) like ${part} or o.pinyin like ${part}))`;
}

/** SQL: is the plot of this table alias meant, by its own name, its household or what it grows? */
export function isPlotMeant(call: Call, plot: string, { name, products }: Meant) {
  const part = `%${likable(name)}%`;
  return sql<boolean>`(${sql.raw(plot)}.name like ${part} or ${sql.raw(plot)}.pinyin like ${part}
    or ${sql.raw(plot)}.product_code = any(${[...products]}::text[]) or ${isCalled(call, `${plot}.producer_id`, name)})`;
}

/** What a person typed, with the signs that mean something to LIKE taken literally. */
export function likable(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
