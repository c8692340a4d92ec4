import './facts.ts';
import type { Reaction, Schedule } from '#shared/outbox.ts';
import { alarmOnBook } from './alarm-on-book.ts';
import { askProvider } from './ask-provider.ts';
import { fetchBills } from './fetch-bills.ts';
import { onPaymentClosed } from './on-payment-closed.ts';
import { onRefundAsked } from './on-refund-asked.ts';
import { sendSharings, shareOut } from './share-out.ts';

export { type Accounts, holdAccounts } from './accounts.ts';
export { alipayAccount, alipaySettings } from './alipay/alipay-account.ts';
export type { Difference } from './bills.ts';
export { type BookCheck, checkBook } from './book.ts';
export { type BookStanding, bookStanding, checkBookNow } from './book-standing.ts';
export { cashierOf } from './cashier.ts';
export { chooseCashier } from './choose-cashier.ts';
export { closePayment } from './close-payment.ts';
export { type Earning, earn } from './earn.ts';
export type {
  Bearer,
  EarnedKind,
  LineToShare,
  OrderToShare,
  Share,
  ShareKind,
  SplitRule,
} from './kernel/shares.ts';
export { type WayToPay, wayToPay } from './kernel/way-to-pay.ts';
export { cashierChosen, cashierProvider, providerAt, providerOf, setMerchant } from './merchants.ts';
export { type OpenedPayment, openPayments, type PaymentToOpen, payUrlOf } from './open-payment.ts';
export { keepForAdvance, owedOnAdvance, payAdvance } from './pay-advance.ts';
export { grantStanding, payGrant, takeGrantBack } from './pay-grant.ts';
export { type Payment, paymentOfCheckout } from './payments.ts';
export type { Cashier, Merchant, Notice, Payer, PaymentToShow, Provider, Told } from './provider.ts';
export { readStatement } from './read-statement.ts';
export { type RefundToMake, refund } from './refund.ts';
export { refundsWithoutAnswer } from './refunds.ts';
export { type PayingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { type PoolSettlement, settlePool } from './settle-pool.ts';
export { setReceiver } from './sharings.ts';
export { splitOf } from './split-of.ts';
export { ruleInForce, setRule } from './splits.ts';
export { type OrderShare, type StatementLine, type StatementPage, sharesOfOrder } from './statements.ts';
export { takeNotices } from './take-notices.ts';
export { wechatAccount, wechatSettings } from './wechat/wechat-account.ts';

export const reactions: readonly Reaction[] = [
  { name: 'paying/on-payment-closed', hears: 'payment-closed', run: onPaymentClosed },
  { name: 'paying/on-refund-asked', hears: 'refund-asked', run: onRefundAsked },
];

export const schedules: readonly Schedule[] = [
  { name: 'paying/ask-provider', cron: '*/2 * * * *', run: askProvider },
  { name: 'paying/share-out', cron: '10 * * * *', run: shareOut },
  { name: 'paying/send-sharings', cron: '*/5 * * * *', run: sendSharings },
  { name: 'paying/fetch-bills', cron: '20 * * * *', run: fetchBills },
  // 02:30 in China
  { name: 'paying/check-book', cron: '30 18 * * *', run: alarmOnBook },
];
