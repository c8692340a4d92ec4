import { type Relay, stopPlace } from './relay.ts';

/** What a truck's way costs and how long it takes, `[from * places + to]`, between the depot and where parcels get on a bus. */
export interface TruckWays {
  readonly cost: Float64Array;
  readonly minutes: Float64Array;
  /** The stops it drives through, in order. */
  through(from: number, to: number): readonly number[];
}

/** A cheaper way may take so much longer than the straight one. */
const LONGER = 1.05;
const NEARLY = 1e-9;

/**
 * A way through other stops may be cheaper than the straight one, if only because ways are counted in whole numbers (Floyd 1962,
 * Algorithm 97, Communications of the ACM 5(6)). One that takes much longer is not taken: it might miss the bus.
 */
export function truckWays({ stops, lines, places, cost, minutes }: Relay): TruckWays {
  const boarding = new Set(lines.flatMap(({ stops: along, boarding }) => along.slice(0, boarding)));
  const between = stops.flatMap((_, stop) => (boarding.has(stop) ? [stopPlace(stop)] : []));
  const ways = { cost: cost.slice(), minutes: minutes.slice() };
  // Written down whole: a part that is found cheaper later, and longer, must not change it.
  const passed: (readonly number[])[] = [];
  for (const by of between) {
    for (const from of [0, ...between]) {
      for (const to of [0, ...between]) {
        const [whole, first, second] = [from * places + to, from * places + by, by * places + to];
        const price = (ways.cost[first] ?? 0) + (ways.cost[second] ?? 0);
        const lasts = (ways.minutes[first] ?? 0) + (ways.minutes[second] ?? 0);
        if (from === to || price >= (ways.cost[whole] ?? 0) - NEARLY) continue;
        if (lasts > LONGER * (minutes[whole] ?? 0)) continue;
        ways.cost[whole] = price;
        ways.minutes[whole] = lasts;
        passed[whole] = [...(passed[first] ?? []), by - 1, ...(passed[second] ?? [])];
      }
    }
  }
  return { ...ways, through: (from, to) => passed[from * places + to] ?? [] };
}
