export { addOffers } from './add-offers.ts';
export { type Arrival, arrivalAt } from './arrival.ts';
export { type Card, cardsOf } from './cards.ts';
export { coverOutside, type ListedOutside } from './cover-outside.ts';
export { draftOffer } from './draft-offer.ts';
export { endOffer } from './end-offer.ts';
export type { Named, OfferFacts, Wholesale } from './facts.ts';
export { type Filled, fillLine, fillLines, type WantedLine } from './fill-line.ts';
export type { Covered } from './kernel/cover.ts';
export { type Draft, flawOf } from './kernel/draft.ts';
export type { Draw } from './kernel/fill.ts';
export { type PriceWarning, priceWarnings } from './kernel/floor.ts';
export { type LinePrice, linePrice, type UnitPrice, unitPrice, weighedPrice } from './kernel/line-price.ts';
export type { Status } from './kernel/offer.ts';
export {
  type Drop,
  type Form,
  forms,
  gramsOf,
  isBox,
  type Offer,
  type Part,
  quantityFits,
} from './kernel/offer.ts';
export { quantityChoices } from './kernel/quantity-choices.ts';
export { nextInSeason, seasonEnds, seasonMonths } from './kernel/season.ts';
export type { Standing } from './kernel/standing.ts';
export { formsFor, type UsualTerms, usualTerms } from './kernel/usual-terms.ts';
export type { ShownLot } from './lots.ts';
export { type MakerPage, makerPage } from './maker-page.ts';
export type { Maker, MakersLot } from './makers.ts';
export { type OfferAtDesk, offerAtDesk } from './offer-at-desk.ts';
export { offerById, offersByIds } from './offer-by-id.ts';
export { type OfferPage, offerPage } from './offer-page.ts';
export { type OnSale, type OnSaleWanted, offersOnSale } from './offers-on-sale.ts';
export { pauseOffer } from './pause-offer.ts';
export { type Price, pricesOf } from './prices.ts';
export { putOnSale } from './put-on-sale.ts';
export { recordWholesalePrices } from './record-wholesale-prices.ts';
export { refusals } from './refusals.ts';
export { reprice } from './reprice.ts';
export { type Revision, reviseOffer } from './revise-offer.ts';
export { rights } from './rights.ts';
export { type Found, search } from './search.ts';
export { type SeasonRow, seasonCalendar } from './season-calendar.ts';
export type { Offerable } from './seller-lists.ts';
export { type SellersOffers, sellersOffers } from './sellers-offers.ts';
export { type DropToSet, setDrop } from './set-drop.ts';
export { type ShopFront, shopFront } from './shop-front.ts';
export { whatToOffer } from './what-to-offer.ts';
export { newestWholesalePrices, type WholesalePrice, wholesalePricesOf } from './wholesale-prices.ts';
