import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Departure, departures, HORIZON_DAYS } from './kernel/departure.ts';
import { nodeById, nodesByIds } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { departuresTaken, servicesTo } from './services.ts';

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
  /** What the departure can still take, in grams. */
  readonly leftGrams: number;
}

/**
 * The soonest departure to a node that has room for `grams` and can still be ordered at `at` (now unless told), within
 * 14 days. Takes nothing: `takeCapacity` does. Refuses `delivery.node-unknown` and `delivery.no-departure`.
 */
export async function promiseTo(
  call: Call,
  input: { readonly nodeId: string; readonly grams: number; readonly at?: Date },
): Promise<Outcome<Promised>> {
  const outcome = await promisesTo(call, input);
  if (!outcome.ok) return outcome;
  const [first] = outcome.value;
  if (first) return { ok: true, value: first };
  const node = await nodeById(call, input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
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

/** As `promisesTo`, for many in a few queries; answers in their order. */
export async function promisesToEach(
  call: Call,
  wanted: readonly WantedPromise[],
): Promise<Outcome<readonly Promised[]>[]> {
  if (!may(call.actor, rights['choose-node'])) return wanted.map(() => refuse('delivery.not-allowed'));
  const ids = [...new Set(wanted.map(({ nodeId }) => nodeId))];
  const nodes = new Map((await nodesByIds(call, ids)).map((node) => [node.id, node]));
  const services = Map.groupBy(await servicesTo(call, [...nodes.keys()]), ({ toNodeId }) => toNodeId);
  const days = wanted.map(({ at = call.now }) => dayOf(at)).toSorted();
  const taken = await departuresTaken(
    call,
    [...services.values()].flatMap((runs) => runs.map(({ id }) => id)),
    days[0] ?? dayOf(call.now),
    addDays(days.at(-1) ?? dayOf(call.now), HORIZON_DAYS),
  );
  return wanted.map(({ nodeId, grams, at = call.now }) => {
    const node = nodes.get(nodeId);
    if (!node?.active) return refuse('delivery.node-unknown');
    return ok(departures(services.get(nodeId) ?? [], node.opening, taken, { grams, at }).map(promised));
  });
}

function promised({ service, departs, orderBefore, arrives, leftGrams }: Departure): Promised {
  return {
    serviceId: service.id,
    carrierId: service.carrierId,
    departs,
    orderBefore,
    arrives,
    feeFen: service.feeFen,
    cold: service.cold,
    leftGrams,
  };
}
