import { type RoundSummary, roundsOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { isCalled } from '../is-called.ts';

/** How far back the list of past rounds goes: a season. */
const PAST_DAYS = 120;

/** The rounds of the last months that the words of a search mean: by code, driver or number plate. */
export async function pastRounds(call: Call, words: string): Promise<RoundSummary[]> {
  const today = dayOf(call.now);
  const found = await roundsOf(call, { from: addDays(today, -PAST_DAYS), until: addDays(today, -1) });
  if (!found.ok) return [];
  return found.value.filter((round) => isCalled(words, round.code, round.driverName, round.vehicle));
}
