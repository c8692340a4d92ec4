import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Departure, departures, HORIZON_DAYS } from './kernel/departure.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type WaysTo, waysTo } from './ways-to.ts';

/** What a buyer may be promised for one order to one node. */
export interface Promised {
  readonly serviceId: string;
  readonly carrierId: string;
  readonly departs: Day;
  /** Ordered before this moment, it goes along. */
  readonly orderBefore: Date;
  /** The day it is ready to collect. */
  readonly arrives: Day;
  readonly feeFen: Fen;
  /** Kept cold on the way. */
  readonly cold: boolean;
  /** By a timetabled bus; otherwise by a van. */
  readonly byBus: boolean;
  /** What the departure can still take, in grams. */
  readonly leftGrams: number;
}

/**
 * The soonest departure to a node that has room for `grams` and can still be ordered at `at` (now unless told), within
 * 14 days. Takes nothing: `takeCapacity` does. Refuses `delivery.node-unknown` and `delivery.no-departure`.
 */
export async function promiseTo(call: Call, wanted: WantedPromise): Promise<Outcome<Promised>> {
  const outcome = await someWayTo(call, wanted);
  return outcome.ok ? ok(outcome.value[0]) : outcome;
}

/** As `promiseTo`, every departure a buyer may choose from, soonest collected first: one at least. */
export async function someWayTo(
  call: Call,
  wanted: WantedPromise,
): Promise<Outcome<readonly [Promised, ...Promised[]]>> {
  const [found] = await foundWays(call, [wanted]);
  if (!found) return refuse('delivery.node-unknown');
  if (!found.ok) return found;
  const { ways, node } = found.value;
  const [first, ...others] = ways;
  if (first) return ok([first, ...others]);
  return refuse('delivery.no-departure', { zh: node.nameZh, en: node.nameEn, days: HORIZON_DAYS });
}

export interface WantedPromise {
  readonly nodeId: string;
  readonly grams: number;
  /** Now unless told. */
  readonly at?: Date;
}

/** Every departure a buyer may choose from, soonest collected first; empty when nothing can carry it in 14 days. */
export async function promisesTo(call: Call, wanted: WantedPromise): Promise<Outcome<readonly Promised[]>> {
  const [promises] = await promisesToEach(call, [wanted]);
  return promises ?? refuse('delivery.node-unknown');
}

/** As `promisesTo`, for many in one query; answers in their order. */
export async function promisesToEach(
  call: Call,
  wanted: readonly WantedPromise[],
): Promise<Outcome<readonly Promised[]>[]> {
  return (await foundWays(call, wanted)).map((found) => (found.ok ? ok(found.value.ways) : found));
}

interface Found {
  readonly node: WaysTo['node'];
  readonly ways: readonly Promised[];
}

async function foundWays(call: Call, wanted: readonly WantedPromise[]): Promise<Outcome<Found>[]> {
  if (!may(call.actor, rights['choose-node'])) return wanted.map(() => refuse('delivery.not-allowed'));
  const days = wanted.map(({ at = call.now }) => dayOf(at)).toSorted();
  const ways = await waysTo(call, [...new Set(wanted.map(({ nodeId }) => nodeId))], {
    from: days[0] ?? dayOf(call.now),
    until: addDays(days.at(-1) ?? dayOf(call.now), HORIZON_DAYS),
  });
  // A crowd asks for the same few places at the same moment: the calendar is gone through once for each.
  const known = new Map<string, readonly Promised[]>();
  return wanted.map(({ nodeId, grams, at = call.now }) => {
    const found = ways.get(nodeId);
    if (!found?.node.active) return refuse('delivery.node-unknown');
    const { node, services, opening, taken } = found;
    const key = `${nodeId} ${grams} ${at.getTime()}`;
    const promises = known.get(key) ?? departures(services, opening, taken, { grams, at }).map(promised);
    known.set(key, promises);
    return ok({ node, ways: promises });
  });
}

function promised({ service, departs, orderBefore, arrives, leftGrams }: Departure): Promised {
  const { id: serviceId, carrierId, feeFen, cold, byBus } = service;
  return { serviceId, carrierId, departs, orderBefore, arrives, feeFen, cold, byBus, leftGrams };
}
