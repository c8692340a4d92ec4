import type { Departure } from '#ordering';
import type { Cycle } from './cycles.ts';
import { lastClose } from './kernel/timetable.ts';

/** The departure all members' orders go by. */
export function departureOf(cycle: Cycle): Departure {
  const { nodeId, serviceId, departs } = cycle;
  if (!serviceId || !departs) throw new Error(`cycle ${cycle.id} travels by nothing`);
  return { nodeId, serviceId, departs, notBefore: lastClose(cycle) };
}
