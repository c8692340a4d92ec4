import { productsByCodes } from '#origin';
import { offersOnSale } from '#selling';
import { isLang, type Lang, tongue } from '#shared/tongue.ts';
import { googleFeed } from '../google-feed.ts';
import type { RequestHandler } from './$types';

// Price comparers read a feed every few hours; an offer that sold out in between is told by its own page.
const KEPT_MS = 5 * 60_000;
const OF_EACH_PRODUCT = 100;
const AHEAD = 200;

interface Kept {
  readonly until: number;
  readonly text: Promise<string>;
}
const kept = new Map<string, Kept>();

/** The shop as a product feed, `?lang=en` for the English one. Worked out at most once in five minutes, however many ask. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const asked = url.searchParams.get('lang') ?? 'zh';
  const lang = isLang(asked) ? asked : 'zh';
  const key = `${url.origin} ${lang}`;
  const now = locals.now.getTime();
  const standing = kept.get(key);
  const feed =
    standing && standing.until > now && standing.until <= now + KEPT_MS
      ? standing
      : { until: now + KEPT_MS, text: feedOf(locals, url.origin, lang) };
  kept.set(key, feed);
  try {
    return new Response(await feed.text, {
      headers: {
        'content-type': 'application/rss+xml; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
      },
    });
  } catch (error) {
    kept.delete(key);
    throw error;
  }
};

function feedOf(locals: App.Locals, origin: string, lang: Lang): Promise<string> {
  return locals.read(async (call) => {
    const { ripe, presales } = await offersOnSale(call, { each: OF_EACH_PRODUCT, presales: AHEAD });
    const cards = [...ripe, ...presales];
    const products = await productsByCodes(call, [...new Set(cards.map(({ offer }) => offer.productCode))]);
    return googleFeed(cards, {
      ...{ origin, t: tongue(lang) },
      products: new Map(products.map((product) => [product.code, product])),
    });
  });
}
