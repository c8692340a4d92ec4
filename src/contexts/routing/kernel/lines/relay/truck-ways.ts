import { type Relay, stopPlace } from './relay.ts';

/** What a truck's cheapest way costs and how long it takes, `[from * places + to]`, between the depot and where parcels get on a bus. */
export interface TruckWays {
  readonly cost: Float64Array;
  readonly minutes: Float64Array;
  /** The stops it drives through, in order. */
  through(from: number, to: number): number[];
}

/**
 * A way through another stop may be cheaper than the straight one, if only because ways are counted in whole numbers (Floyd 1962,
 * Algorithm 97, Communications of the ACM 5(6)). Of two that cost the same the straighter is taken.
 */
export function truckWays({ stops, lines, places, cost, minutes }: Relay): TruckWays {
  const boarding = new Set(lines.flatMap(({ stops: along, boarding }) => along.slice(0, boarding)));
  const driven = [0, ...stops.flatMap((_, stop) => (boarding.has(stop) ? [stopPlace(stop)] : []))];
  const ways = { cost: cost.slice(), minutes: minutes.slice() };
  const middle = new Int32Array(places * places);
  for (const by of driven.slice(1)) {
    for (const from of driven) {
      for (const to of driven) {
        const [whole, first, second] = [from * places + to, from * places + by, by * places + to];
        const round = (ways.cost[first] ?? 0) + (ways.cost[second] ?? 0);
        if (from === to || round >= (ways.cost[whole] ?? 0)) continue;
        ways.cost[whole] = round;
        ways.minutes[whole] = (ways.minutes[first] ?? 0) + (ways.minutes[second] ?? 0);
        middle[whole] = by;
      }
    }
  }
  const through = (from: number, to: number): number[] => {
    const by = middle[from * places + to] ?? 0;
    return by === 0 ? [] : [...through(from, by), by - 1, ...through(by, to)];
  };
  return { ...ways, through };
}
