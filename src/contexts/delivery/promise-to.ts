import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { departures, HORIZON_DAYS } from './kernel/departure.ts';
import { nodeById } from './nodes.ts';
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

/** Every departure a buyer may choose from, soonest collected first; empty when nothing can carry it in 14 days. */
export async function promisesTo(
  call: Call,
  input: { readonly nodeId: string; readonly grams: number; readonly at?: Date },
): Promise<Outcome<Promised[]>> {
  if (!may(call.actor, rights['choose-node'])) return refuse('delivery.not-allowed');
  const at = input.at ?? call.now;
  const node = await nodeById(call, input.nodeId);
  if (!node?.active) return refuse('delivery.node-unknown');
  const services = await servicesTo(call, node.id);
  const today = dayOf(at);
  const taken = await departuresTaken(
    call,
    services.map((service) => service.id),
    today,
    addDays(today, HORIZON_DAYS),
  );
  const found = departures(services, node.opening, taken, { grams: input.grams, at });
  return ok(
    found.map(({ service, departs, orderBefore, arrives, leftGrams }) => ({
      serviceId: service.id,
      carrierId: service.carrierId,
      departs,
      orderBefore,
      arrives,
      feeFen: service.feeFen,
      cold: service.cold,
      leftGrams,
    })),
  );
}
