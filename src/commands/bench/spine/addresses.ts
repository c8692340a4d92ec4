import { received } from '../measuring/received.ts';

export const pageNames = ['home', 'product', 'scan'] as const;
export type PageName = (typeof pageNames)[number];

/** Whole addresses of each kind of page. */
export type Addresses = Readonly<Record<PageName, readonly string[]>>;

const PRODUCT = /\/p\/[0-9a-f-]{36}/g;
const SCAN = /\/01\/\d{14}\/10\/[0-9A-Z-]+/g;

/** The home page, every product page it leads to, and the label of the first lot on each of those. */
export async function addressesOn(url: string): Promise<Addresses> {
  const at = (path: string) => url + path;
  const product = (await linksIn(at('/'), PRODUCT)).map(at);
  const firstLots = await Promise.all(product.map(async (page) => (await linksIn(page, SCAN)).slice(0, 1)));
  const scan = [...new Set(firstLots.flat())].map(at);
  if (product.length === 0 || scan.length === 0) throw new Error(`${url} shows nothing to buy or to scan`);
  return { home: [at('/')], product, scan };
}

async function linksIn(url: string, link: RegExp): Promise<string[]> {
  const html = await (await received(url)).text();
  return [...new Set(html.match(link) ?? [])];
}
