import type { Random } from '../../random.ts';
import type { SitingState } from './state.ts';

/**
 * Tries so many times to send one village another way, or two villages each the other's, between open sites with room; a dearer exchange is
 * accepted less often the colder it is (Metropolis).
 */
export function exchange(
  now: SitingState,
  ways: readonly Int32Array[],
  { random, times, heat }: { readonly random: Random; readonly times: number; readonly heat: number },
): void {
  const { villages, cost, ways: all } = now.problem;
  const [count, width] = [villages.length, all.length];
  const accepts = (more: number) => more <= 0 || random.unit() < Math.exp(-more / heat);
  const isOpen = (way: number) => (all[way] as readonly number[]).every((site) => now.isOpen[site] === 1);
  for (let time = 0; time < times; time++) {
    const v = random.below(count);
    const from = now.way[v] as number;
    if (from < 0) continue;
    const choice = ways[v] as Int32Array;
    // One of its cheapest ways, the cheaper the likelier.
    const unit = random.unit();
    const to = choice[Math.floor(choice.length * unit * unit)] as number;
    if (to === from || !isOpen(to)) continue;
    const more = (cost[v * width + to] as number) - (cost[v * width + from] as number);
    now.take(v);
    if (now.hasRoom(v, to)) {
      now.give(v, accepts(more) ? to : from);
      continue;
    }
    const other = partner(now, to, random);
    const both =
      other < 0 ? 0 : more + (cost[other * width + from] as number) - (cost[other * width + to] as number);
    if (other < 0 || !accepts(both)) {
      now.give(v, from);
      continue;
    }
    now.take(other);
    const fits = now.hasRoom(v, to);
    if (fits) now.give(v, to);
    const both2 = fits && now.hasRoom(other, from);
    if (both2) now.give(other, from);
    else {
      if (fits) now.take(v);
      now.give(v, from);
      now.give(other, to);
    }
  }
}

/** A village that goes this way, the first found from a random one on; −1: none. */
function partner(now: SitingState, way: number, random: Random): number {
  const count = now.way.length;
  const from = random.below(count);
  for (let k = 0; k < count; k++) {
    const v = from + k < count ? from + k : from + k - count;
    if (now.way[v] === way) return v;
  }
  return -1;
}
