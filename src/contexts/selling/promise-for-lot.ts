import { type Promised, someWayTo } from '#delivery';
import { freeOf, lotById } from '#origin';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf, daysBetween, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type OnArrival, onArrival } from './kernel/on-arrival.ts';
import { marginDays } from './kernel/season.ts';
import { refuse } from './refusals.ts';

/** How a lot's goods would reach a place: which service, when, for how much, and how fresh they are then. */
export interface LotPromise extends Promised, OnArrival {}

const A_KILO = 1_000;

/**
 * The soonest way for goods of a lot to a node, ordered now or on the morning of `day`, that has room for them and brings them while they
 * still keep as long as goods in the shop must. Takes nothing. Refuses `selling.no-such-lot`, `selling.lot-not-for-sale`,
 * `selling.not-good-on-arrival`, and what delivery refuses.
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
  if (!lot.forSale || freeOf(lot) <= 0) return refuse('selling.lot-not-for-sale');
  const morning = day === undefined ? call.now : instantAt(day);
  const ways = await someWayTo(call, { nodeId, grams, at: morning > call.now ? morning : call.now });
  if (!ways.ok) return ways;
  const { goodUntil } = lot;
  const keeping = { harvestedOn: dayOf(lot.harvestedAt), goodUntil };
  const latest = addDays(goodUntil, -marginDays(daysBetween(keeping.harvestedOn, goodUntil)));
  const way = ways.value.find(({ arrives }) => arrives <= latest);
  const fresh = way && onArrival([keeping], way.arrives);
  return fresh ? ok({ ...way, ...fresh }) : refuse('selling.not-good-on-arrival', { goodUntil });
}
