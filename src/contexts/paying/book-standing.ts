import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { alarmOnBook } from './alarm-on-book.ts';
import { type Difference, recentDifferences } from './bills.ts';
import type { BookCheck } from './book.ts';
import type { SplitRule } from './kernel/shares.ts';
import { cashierProvider, providersOf } from './merchants.ts';
import { type Refund, refundsWithoutAnswer } from './refunds.ts';
import { type PayingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { ruleInForce } from './splits.ts';

export interface BookStanding {
  /** What the last check found; undefined before the first night. */
  readonly check: (BookCheck & { readonly at: Date }) | undefined;
  /** Refunds the provider has not confirmed for an hour, oldest first. */
  readonly unanswered: readonly Refund[];
  /** Where the providers' bills of the last month say something else than the book, newest first. */
  readonly differences: readonly Difference[];
  readonly rule: SplitRule;
  /** Through which provider the checkout opens payments, and which others it could use. */
  readonly cashier: string;
  readonly providers: readonly string[];
}

const HOUR_MS = 3_600_000;

/** How the county's book stands: for the platform's administrators. */
export async function bookStanding(call: Call): Promise<Outcome<BookStanding, PayingRefusal>> {
  if (!may(call.actor, rights['watch-book'])) return refuse('paying.not-allowed');
  const row = await call.tx
    .selectFrom('paying.bookCheck')
    .select(['at', 'entriesOffBalance', 'paymentsNotBooked', 'refundsNotBooked', 'splitsOff', 'sumFen'])
    .where('countyId', '=', call.county)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return ok({
    check: row,
    unanswered: await refundsWithoutAnswer(call, new Date(call.now.getTime() - HOUR_MS)),
    differences: await recentDifferences(call),
    rule: await ruleInForce(call),
    cashier: await cashierProvider(call),
    providers: await providersOf(call),
  });
}

/** Checks the book now, as every night, and keeps what was found. */
export async function checkBookNow(call: Call): Promise<Outcome<undefined, PayingRefusal>> {
  if (!may(call.actor, rights['watch-book'])) return refuse('paying.not-allowed');
  await alarmOnBook(call);
  return ok();
}
