import { type Promised, promisesTo } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';

/** One departure to one place, by which orders of many buyers go together. */
export interface Departure {
  readonly nodeId: string;
  readonly serviceId: string;
  readonly departs: Day;
  /** From when on delivery can promise it: departures are promised two weeks ahead of this moment. */
  readonly notBefore: Date;
}

/** What is promised of so much by that departure and no other. Refuses `ordering.departure-full`, and what delivery refuses. */
export async function promiseByDeparture(
  call: Call,
  { nodeId, serviceId, departs, notBefore }: Departure,
  grams: number,
): Promise<Outcome<Promised>> {
  const at = notBefore > call.now ? notBefore : call.now;
  const promises = await promisesTo(call, { nodeId, grams, at });
  if (!promises.ok) return promises;
  const found = promises.value.find((each) => each.serviceId === serviceId && each.departs === departs);
  return found ? ok(found) : refuse('ordering.departure-full');
}
