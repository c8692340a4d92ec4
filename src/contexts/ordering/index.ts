import './facts.ts';
import type { Reaction, Schedule } from '#shared/outbox.ts';
import { decideInSilence } from './decide-in-silence.ts';
import { expireUnpaid } from './expire-unpaid.ts';
import { onLotDecided } from './on-lot-decided.ts';
import { onLotQuestioned } from './on-lot-questioned.ts';
import { onParcelWaits } from './on-parcel-waits.ts';
import { onPaymentClosed } from './on-payment-closed.ts';
import { onPaymentsSettled } from './on-payments-settled.ts';
import { onPromiseChanged } from './on-promise-changed.ts';
import { onRefundSettled } from './on-refund-settled.ts';
import { onShipmentMoved } from './on-shipment-moved.ts';
import { serveWaiting } from './serve-waiting.ts';
import { lapseTopUps } from './settle-top-ups.ts';

export { addToBasket } from './add-to-basket.ts';
export { answerForLot, type LotAnswer } from './answer-for-lot.ts';
export { declineTopUp, payTopUp } from './answer-top-up.ts';
export { cancelOrder } from './cancel-order.ts';
export { type CheckoutForm, checkoutForm } from './checkout-form.ts';
export { type ChoiceIfShort, chooseIfShort } from './choose-if-short.ts';
export { type ChosenWay, readWay, wayText } from './chosen-way.ts';
export { claim, MOST_PICTURES, type NewClaim } from './claim.ts';
export type { SetTerms } from './claim-terms.ts';
export type { Claim, DecidedAs } from './claims.ts';
export { type ClaimToDecide, type ClaimWithOrder, claimsAtDesk, claimToDecide } from './claims-at-desk.ts';
export {
  type CycleItem,
  type CycleTotals,
  cycleTotals,
  lockOrdersOfCycle,
  ordersOfCycle,
  placesInCycle,
} from './cycle-orders.ts';
export { type CyclePicks, cyclePicks } from './cycle-picks.ts';
export { decideClaim } from './decide-claim.ts';
export { confirmCycle, endCycle, type PartOut } from './decide-cycle.ts';
export { decideInSilence } from './decide-in-silence.ts';
export { decideLot, type LotToDecide } from './decide-lot.ts';
export { type DeskOrder, deskOrder, type SeenOrder } from './desk-order.ts';
export { type DropForm, dropForm } from './drop-form.ts';
export { dueToday } from './due-today.ts';
export { enterForLine, type LineSaid } from './enter-for-line.ts';
export { expireUnpaid } from './expire-unpaid.ts';
export { freshOf } from './fresh-of.ts';
export { type ShareRule, shareRules } from './kernel/allocate.ts';
export { type Bearer, bearers, bearerTexts } from './kernel/bearer.ts';
export { causeTexts, type EndCause, type RefundCause } from './kernel/causes.ts';
export { type Reason, reasons } from './kernel/claim.ts';
export { type ClaimTerms, termsFor } from './kernel/claim-terms.ts';
export { type IfShort, readIfShort } from './kernel/if-short.ts';
export { type Status, statuses } from './kernel/order-status.ts';
export { gramsExpected, type LineToPack } from './kernel/readings.ts';
export { ruleWords } from './kernel/rule-words.ts';
export type { LineEntry } from './line-entries.ts';
export { type LineFromLot, linesFromLots, linesOfOrders } from './lines-from-lots.ts';
export { type LineToWeigh, linesToWeigh } from './lines-to-weigh.ts';
export { type LotAtDesk, lotAtDesk } from './lot-at-desk.ts';
export type { LotDecisionDone } from './lot-decisions.ts';
export type { QuestionToBuyer } from './lot-questions.ts';
export { myOrders } from './my-orders.ts';
export { openBasket } from './open-basket.ts';
export { openByPhoneTail } from './open-by-phone-tail.ts';
export { openOrdersOf } from './open-orders-of.ts';
export { orderAgain } from './order-again.ts';
export type { NamedShare, OrderDetails } from './order-details.ts';
export { orderInCrowd } from './order-in-crowd.ts';
export { type OrderedLine, orderedLines } from './ordered-lines.ts';
export type { Order, OrderLine } from './orders.ts';
export { type DeskOrders, ordersAtDesk } from './orders-at-desk.ts';
export { ownOrder } from './own-order.ts';
export { type Packing, packOrder } from './pack-order.ts';
export { type DayToPack, type PackingList, type Pick, packingList } from './packing-list.ts';
export { type OrderAtOnce, placeAtOnce } from './place-at-once.ts';
export { type OrderInCycle, placeInCycle } from './place-in-cycle.ts';
export { type OrderToPlace, placeOrder } from './place-order.ts';
export { type OrderOutside, placeOutside } from './place-outside.ts';
export { type PrepaidOrder, type PrepaidPlaced, placePrepaid } from './place-prepaid.ts';
export { placeWholesale, type WholesaleOrder } from './place-wholesale.ts';
export { type Placed, placedAgain } from './placed.ts';
export type { Parcel, PlannedLine } from './plan-basket.ts';
export { type Departure, promiseByDeparture } from './promise-by-departure.ts';
export { agreedDays, type Quote, quote } from './quote.ts';
export { quoteInCycle } from './quote-in-cycle.ts';
export { quoteWholesale, type WholesaleWish } from './quote-wholesale.ts';
export { type BuyersOrder, readOrder } from './read-order.ts';
export { readShortHarvest, type ShortHarvestPreview } from './read-short-harvest.ts';
export type { Refund } from './refunds.ts';
export { type OrderingRefusal, refusals } from './refusals.ts';
export { removeLine } from './remove-line.ts';
export { review } from './review.ts';
export { type Review, reviewsOfLot, reviewsOfOffer } from './reviews.ts';
export { rights } from './rights.ts';
export { serveWaiting } from './serve-waiting.ts';
export { claimTerms, setClaimTerms } from './set-claim-terms.ts';
export { setWeightTable, weightRules } from './set-weight-table.ts';
export { lapseTopUps } from './settle-top-ups.ts';
export { type Sharing, shareHarvest } from './share-harvest.ts';
export type { Harvest, Shared } from './short-harvests.ts';
export { type SoldAhead, soldAhead } from './sold-ahead.ts';
export { type LinesToTakeBack, takeBack } from './take-back.ts';
export type { TopUp } from './top-ups.ts';
export { leaveLine, type WaitingPlace, waitForDrop, waitingPlace } from './wait-for-drop.ts';
export { type WaysToChoose, type WayToChoose, waysToChoose } from './ways-to-choose.ts';
export { type WeighedLine, weighedLines } from './weighed-lines.ts';
export type { Weighing } from './weighings.ts';

export const reactions: readonly Reaction[] = [
  { name: 'ordering/on-payments-settled', hears: 'payment-settled', runAll: onPaymentsSettled },
  { name: 'ordering/on-payment-closed', hears: 'payment-closed', run: onPaymentClosed },
  { name: 'ordering/on-refund-settled', hears: 'refund-settled', run: onRefundSettled },
  { name: 'ordering/on-shipment-moved', hears: 'shipment-moved', run: onShipmentMoved },
  { name: 'ordering/on-promise-changed', hears: 'promise-changed', run: onPromiseChanged },
  { name: 'ordering/on-parcel-waits', hears: 'parcel-waits', run: onParcelWaits },
  { name: 'ordering/on-lot-questioned', hears: 'lot-questioned', run: onLotQuestioned },
  { name: 'ordering/on-lot-decided', hears: 'lot-decided', run: onLotDecided },
];

export const schedules: readonly Schedule[] = [
  {
    name: 'ordering/lapse-top-ups',
    cron: '*/10 * * * *',
    run: async (call) => {
      await lapseTopUps(call);
    },
  },
  {
    name: 'ordering/decide-in-silence',
    cron: '*/5 * * * *',
    run: async (call) => {
      await decideInSilence(call);
    },
  },
  {
    name: 'ordering/expire-unpaid',
    cron: '* * * * *',
    run: async (call) => {
      await expireUnpaid(call);
      // At once, so that what came back goes to who waits and not to who happens to look.
      await serveWaiting(call);
    },
  },
];
