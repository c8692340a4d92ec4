import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { daysWithoutBill, firstDayAt, keepBill } from './bills.ts';
import { providerOf, providersOf } from './merchants.ts';

/** So far back a bill that could not be fetched is tried again. */
const DAYS_BACK = 14;

/** Fetches the bills of full days that are not here yet, from the day before anything was first paid there. Providers make them by ten in the morning. */
export async function fetchBills(call: Call): Promise<void> {
  const today = dayOf(call.now);
  for (const name of await providersOf(call)) {
    const first = await firstDayAt(call, name);
    const { bill } = await providerOf(call, name);
    if (!first || !bill) continue;
    const past = Array.from({ length: DAYS_BACK }, (_, back) => addDays(today, -1 - back)).filter(
      (day) => day >= first,
    );
    for (const day of past.length > 0 ? await daysWithoutBill(call, name, past) : []) {
      try {
        const lines = await bill(day, call.now);
        if (lines) await keepBill(call, name, day, lines);
      } catch (error) {
        // The other bills are fetched all the same; this one again in an hour.
        console.error(`the bill of ${name} for ${day} could not be fetched: ${error}`);
      }
    }
  }
}
