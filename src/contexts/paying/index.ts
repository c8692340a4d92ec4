import './facts.ts';
import type { Reaction, Schedule } from '#shared/outbox.ts';
import { alarmOnBook } from './alarm-on-book.ts';
import { askProvider } from './ask-provider.ts';
import { onRefundAsked } from './on-refund-asked.ts';

export { type BookCheck, checkBook } from './book.ts';
export { type BookStanding, bookStanding, checkBookNow } from './book-standing.ts';
export { cashierUrl } from './cashier-url.ts';
export { closePayment } from './close-payment.ts';
export type { LineToShare, OrderToShare, Share, ShareKind, SplitRule } from './kernel/shares.ts';
export { providerOf, setMerchant } from './merchants.ts';
export { type OpenedPayment, openPayments, type PaymentToOpen } from './open-payment.ts';
export { type Payment, paymentOfCheckout } from './payments.ts';
export type { Merchant, Notice, Provider } from './provider.ts';
export { readStatement } from './read-statement.ts';
export { type RefundToMake, refund } from './refund.ts';
export { refundsWithoutAnswer } from './refunds.ts';
export { type PayingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { splitOf } from './split-of.ts';
export { ruleInForce, setRule } from './splits.ts';
export { type OrderShare, type StatementLine, type StatementPage, sharesOfOrder } from './statements.ts';
export { takeNotice } from './take-notice.ts';

export const reactions: readonly Reaction[] = [
  { name: 'paying/on-refund-asked', hears: 'refund-asked', run: onRefundAsked },
];

export const schedules: readonly Schedule[] = [
  { name: 'paying/ask-provider', cron: '*/2 * * * *', run: askProvider },
  // 02:30 in China
  { name: 'paying/check-book', cron: '30 18 * * *', run: alarmOnBook },
];
