import { type Promised, promisesTo, promiseTo } from '#delivery';
import { lotById } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf, daysBetween, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';

/** How a lot's goods would reach a place: which service, when, for how much, and how fresh they are then. */
export interface LotPromise extends Promised {
  /** Days they keep after they arrive, of so many after the harvest. */
  readonly keepsDays: number;
  readonly ofDays: number;
}

const A_KILO = 1_000;

/**
 * The soonest way for goods of a lot to a node, ordered now or on the morning of `day`, that has room for them and brings them while they
 * are good. Takes nothing. Refuses `selling.no-such-lot`, `selling.not-good-on-arrival`, and what delivery refuses.
 */
export async function promiseForLot(
  call: Call,
  input: {
    readonly lotId: string;
    readonly nodeId: string;
    readonly day?: Day | undefined;
    readonly grams?: number | undefined;
  },
): Promise<Outcome<LotPromise>> {
  const { lotId, nodeId, day, grams = A_KILO } = input;
  const lot = await lotById(call, lotId);
  if (!lot) return refuse('selling.no-such-lot');
  const morning = day === undefined ? call.now : instantAt(day);
  const at = morning > call.now ? morning : call.now;
  const ways = await promisesTo(call, { nodeId, grams, at });
  if (!ways.ok) return ways;
  if (ways.value.length === 0) {
    const none = await promiseTo(call, { nodeId, grams, at });
    if (!none.ok) return none;
  }
  const way = ways.value.find(({ arrives }) => arrives <= lot.goodUntil);
  if (!way) return refuse('selling.not-good-on-arrival', { goodUntil: lot.goodUntil });
  return ok({
    ...way,
    keepsDays: daysBetween(way.arrives, lot.goodUntil),
    ofDays: daysBetween(dayOf(lot.harvestedAt), lot.goodUntil),
  });
}
