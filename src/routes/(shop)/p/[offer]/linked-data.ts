import type { Review } from '#ordering';
import { isBox, type OfferPage } from '#selling';
import { yuan } from '#shared/money.ts';
import type { Lang } from '#shared/tongue.ts';

/** UN/CEFACT Recommendation 20 codes of what one price buys. */
const unitCodes = { kg: 'KGM', jin: 'KGM', piece: 'C62' } as const;

/**
 * The offer as a schema.org Product (JSON-LD), for search engines and price comparison, made safe to stand in HTML.
 * The price of one jin is told as of 0.5 KGM: the recommendation has no code for it.
 */
export function productLinkedData(
  { card, product, reviews }: OfferPage & { readonly reviews: readonly Review[] },
  { origin, lang, title }: { readonly origin: string; readonly lang: Lang; readonly title: string },
): string {
  const { offer, facts, picture, standing } = card;
  const image = picture && `${origin}/pictures/${picture.sha256}/${picture.widths.at(-1)}.webp`;
  const stars = reviews.reduce((sum, review) => sum + review.stars, 0);
  const document = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description: lang === 'zh' ? product.descriptionZh : product.descriptionEn,
    sku: offer.id,
    // A box is not the product it is listed under, and has no item number of its own.
    ...(isBox(offer.form) ? {} : { gtin14: product.gtin }),
    ...(image ? { image } : {}),
    ...(reviews.length > 0
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: (stars / reviews.length).toFixed(1),
            reviewCount: reviews.length,
          },
        }
      : {}),
    offers: {
      '@type': 'Offer',
      url: `${origin}/p/${offer.id}`,
      priceCurrency: 'CNY',
      price: yuan(offer.priceFen),
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        price: yuan(offer.priceFen),
        priceCurrency: 'CNY',
        referenceQuantity: {
          '@type': 'QuantitativeValue',
          value: offer.priceUnit === 'jin' ? 0.5 : 1,
          unitCode: unitCodes[offer.priceUnit],
        },
      },
      availability: `https://schema.org/${availability(offer.form, standing.on)}`,
      availabilityEnds: offer.onUntil,
      seller: { '@type': 'Organization', name: lang === 'zh' ? facts.seller.name.zh : facts.seller.name.en },
    },
  };
  // Inside a script element only `</script` and `<!--` could end or hide it; JSON reads < as the same character.
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}

function availability(form: string, on: boolean): string {
  if (!on) return 'OutOfStock';
  return form === 'presale' ? 'PreOrder' : 'InStock';
}
