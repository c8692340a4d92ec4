import type { Product } from '#origin';
import { type Card, isBox } from '#selling';
import { yuan } from '#shared/money.ts';
import { grams } from '#shared/quantity.ts';
import type { Tongue } from '#shared/tongue.ts';
import { categoryName } from '../../(shop)/category-words.ts';

export interface FeedOf {
  readonly origin: string;
  readonly t: Tongue;
  readonly products: ReadonlyMap<string, Pick<Product, 'descriptionZh' | 'descriptionEn'>>;
}

/**
 * What is on sale as a product feed in Google's format (RSS 2.0), which other price comparers read too. An offer without a picture
 * is left out: the format asks for one. Weights, prices and sold-out goods are told as the shop itself tells them.
 */
export function googleFeed(cards: readonly Card[], { origin, t, products }: FeedOf): string {
  const items = cards.flatMap((card) => itemOf(card, { origin, t, products }) ?? []);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    '<channel>',
    element('title', t('卖得好', 'Maidehao')),
    element('link', origin),
    element('description', t('县里现在能买到的农产品', 'What the county has for sale now')),
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemOf(card: Card, { origin, t, products }: FeedOf): string | undefined {
  const { offer, facts, picture, forecast } = card;
  if (!picture) return undefined;
  const product = products.get(offer.productCode);
  const title = t(offer.titleZh, offer.titleEn);
  const about = [t(offer.noteZh, offer.noteEn), t(product?.descriptionZh ?? '', product?.descriptionEn ?? '')]
    .filter(Boolean)
    .join(' ');
  const weight = weightOf(card);
  const ahead = offer.form === 'presale' && forecast;
  const values: readonly (readonly [name: string, value: string])[] = [
    ['id', offer.id],
    ['title', title.slice(0, 150)],
    ['description', (about || title).slice(0, 5000)],
    ['link', `${origin}/p/${offer.id}`],
    ['image_link', `${origin}/pictures/${picture.sha256}/${picture.widths.at(-1)}.webp`],
    ['availability', ahead ? 'preorder' : card.standing.on ? 'in_stock' : 'out_of_stock'],
    ...(ahead ? [['availability_date', `${forecast.untilDay}T00:00+0800`] as const] : []),
    ['expiration_date', `${offer.onUntil}T23:59+0800`],
    ['price', `${yuan(offer.priceFen)} CNY`],
    ...(weight
      ? ([
          ['unit_pricing_measure', `${weight} g`],
          ['unit_pricing_base_measure', '1 kg'],
          ['shipping_weight', `${weight} g`],
        ] as const)
      : []),
    ['condition', 'new'],
    // The county's item numbers are for its own scales and labels: no one else's catalogue knows them.
    ['identifier_exists', 'no'],
    ['brand', t(facts.seller.name.zh, facts.seller.name.en)],
    [
      'product_type',
      [categoryName(facts.product.category, t), t(facts.product.name.zh, facts.product.name.en)].join(' > '),
    ],
    ...(isBox(offer.form) ? [['is_bundle', 'yes'] as const] : []),
  ];
  return ['<item>', ...values.map(([name, value]) => element(`g:${name}`, value)), '</item>'].join('\n');
}

/** Grams that the price buys; by estimate for pieces and boxes. */
function weightOf({ offer }: Card): number | undefined {
  return offer.priceUnit === 'piece' ? offer.pieceKg : grams({ milli: 1000, unit: offer.priceUnit });
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

/** As XML text: characters that XML 1.0 does not have are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
