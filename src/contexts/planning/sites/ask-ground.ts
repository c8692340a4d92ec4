import { type CountyWays, timesBetween, withGuesses } from '#routing';
import type { Ground, GroundWays } from './what-if.ts';

/** How much longer a road is than the straight line, where no roads are known. */
export const DETOUR = 1.3;
const KMH = 40;

/**
 * The ways between villages, sites and hub of a ground, apart from any transaction. Kept with the question, so that all its tries are on the
 * same roads.
 */
export async function askGround(ground: Ground, from: CountyWays): Promise<GroundWays> {
  const spots = [ground.hub, ...ground.villages, ...ground.sites];
  const guess = { detour: DETOUR, kmh: KMH };
  const { distance, apart, used } = withGuesses(await timesBetween(from, spots, guess), spots, guess);
  return {
    used,
    metres: used.by === 'guess' ? [] : Array.from(distance),
    apart: apart.flatMap(({ point }) => spots[point]?.code ?? []),
  };
}
