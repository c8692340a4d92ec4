import type { Call } from '#shared/call.ts';
import { eventsAround } from './events-around.ts';
import { type MassBalance, massBalance, type ProcessBalance } from './kernel/mass-balance.ts';
import { standingEvents } from './kernel/standing-events.ts';
import type { Thing } from './kernel/things.ts';

/** The balance of these lots by all that is on record, and of the transformations that made them. */
export async function weighLots(call: Call, things: readonly Thing[]): Promise<MassBalance> {
  const asked = new Set(things);
  const gaveAsked = ({ outputs }: ProcessBalance) => outputs.some((output) => asked.has(output));
  const { lots, processes, doubted, unjudged } = massBalance(
    standingEvents(await eventsAround(call, things)),
  );
  return {
    lots: lots.filter(({ thing }) => asked.has(thing)),
    processes: processes.filter(gaveAsked),
    doubted: doubted.filter(gaveAsked),
    unjudged: unjudged.filter((thing) => asked.has(thing)),
  };
}
