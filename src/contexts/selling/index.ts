import type { Reaction, Schedule } from '#shared/outbox.ts';
import { lookAtPrices } from './look-at-prices.ts';
import { markDown } from './mark-down.ts';
import { onAccountErased } from './on-account-erased.ts';

export { addOffers } from './add-offers.ts';
export { approveMarkdown } from './approve-markdown.ts';
export { type Arrival, arrivalAt } from './arrival.ts';
export { askToTrade } from './ask-to-trade.ts';
export { type Card, cardsOf } from './cards.ts';
export { costSheetsOf, type GradeFactor, gradeFactors } from './cost-sheets.ts';
export { coverOutside, type ListedOutside } from './cover-outside.ts';
export { decideTrader } from './decide-trader.ts';
export { draftOffer } from './draft-offer.ts';
export { endOffer } from './end-offer.ts';
export type { Named, OfferFacts, Wholesale } from './facts.ts';
export { type Filled, fillLine, fillLines, type WantedLine } from './fill-line.ts';
export { keepCostSheet } from './keep-cost-sheet.ts';
export { keepTradeItem } from './keep-trade-item.ts';
export { type Costs, costPerKg } from './kernel/cost-floor.ts';
export type { Covered } from './kernel/cover.ts';
export { type Draft, flawOf } from './kernel/draft.ts';
export type { Draw } from './kernel/fill.ts';
export { type PriceWarning, priceWarnings } from './kernel/floor.ts';
export { type LinePrice, linePrice, type UnitPrice, unitPrice, weighedPrice } from './kernel/line-price.ts';
export { type MarkdownStep, usualSteps } from './kernel/markdown.ts';
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
export { type OnArrival, onArrival } from './kernel/on-arrival.ts';
export { quantityChoices } from './kernel/quantity-choices.ts';
export { nextInSeason, seasonEnds, seasonMonths } from './kernel/season.ts';
export type { Standing } from './kernel/standing.ts';
export type { Tier, TradeTerms } from './kernel/trade.ts';
export { formsFor, type UsualTerms, usualTerms } from './kernel/usual-terms.ts';
export { lookAtPrices } from './look-at-prices.ts';
export { type MakerPage, makerPage } from './maker-page.ts';
export type { Maker, MakersLot } from './makers.ts';
export { markDown } from './mark-down.ts';
export type { MarkdownPlan } from './markdown-plans.ts';
export { type OfferAtDesk, offerAtDesk } from './offer-at-desk.ts';
export { offerById, offersByIds } from './offer-by-id.ts';
export { type OfferPage, offerPage } from './offer-page.ts';
export { offersWithGoods } from './offers.ts';
export { type OnSale, type OnSaleWanted, offersOnSale } from './offers-on-sale.ts';
export { pauseOffer } from './pause-offer.ts';
export type { PriceOfDay } from './price-history.ts';
export { type FoundWarning, type ListedWarning, type WarningKind, warningKinds } from './price-warnings.ts';
export { type Price, pricesOf } from './prices.ts';
export { type LotPromise, promiseForLot } from './promise-for-lot.ts';
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
export { setGroupPrice } from './set-group-price.ts';
export { type ShopFront, shopFront } from './shop-front.ts';
export type { ShownLot } from './shown-lots.ts';
export { stateGradeFactors } from './state-grade-factors.ts';
export { type TradeDesk, tradeDesk } from './trade-desk.ts';
export type { TradeItem } from './trade-items.ts';
export { tradeLines, type WantedPacks } from './trade-lines.ts';
export { type TradeList, type TradeOffer, tradeListOf } from './trade-list.ts';
export { type TradeSeller, tradeLists } from './trade-lists.ts';
export type { Trader, TraderStatus } from './traders.ts';
export { doubtfulPrices, lookIntoPrice } from './watch-prices.ts';
export { whatToOffer } from './what-to-offer.ts';
export { newestWholesalePrices, type WholesalePrice, wholesalePricesOf } from './wholesale-prices.ts';

export const reactions: readonly Reaction[] = [
  { name: 'selling/on-account-erased', hears: 'account-erased', run: onAccountErased },
];

export const schedules: readonly Schedule[] = [
  {
    name: 'selling/mark-down',
    cron: '5,35 * * * *',
    run: async (call) => {
      await markDown(call);
    },
  },
  {
    name: 'selling/look-at-prices',
    cron: '20 * * * *',
    run: async (call) => {
      await lookAtPrices(call);
    },
  },
];
