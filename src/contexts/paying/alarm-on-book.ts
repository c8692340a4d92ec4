import type { Call } from '#shared/call.ts';
import { recentDifferences } from './bills.ts';
import { checkBook } from './book.ts';

/** The nightly check: keeps its result, and makes the log cry when the book, the payments and the providers' bills disagree. */
export async function alarmOnBook(call: Call): Promise<void> {
  const check = await checkBook(call);
  await call.tx
    .insertInto('paying.bookCheck')
    .values({ countyId: call.county, at: call.now, ...check })
    .execute();
  if (Object.values(check).some((off) => off !== 0)) {
    console.error(`the book of county ${call.county} does not balance: ${JSON.stringify(check)}`);
  }
  const differences = await recentDifferences(call);
  if (differences.length > 0) {
    console.error(
      `the book of county ${call.county} and its providers' bills differ on ${differences.length} lines`,
    );
  }
}
