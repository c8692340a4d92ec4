import type { Relay } from '#routing';

/**
 * How many parcels at least go nowhere, whatever is planned: of parcels heavier than half of what a courier carries each needs a courier
 * of its own, at one of its stops, and a courier makes one round. As many as can have one are given one (augmenting paths: Kuhn 1955, The
 * Hungarian method, Naval Research Logistics Quarterly 2(1-2), for the case of equal costs).
 */
export function couriersShort({ customers, couriers, stops }: Relay): number {
  const heavy = customers.filter(({ load }) => 2 * load > couriers.capacity);
  const taken = stops.map((): number[] => []);

  /** Finds a courier for a parcel, if need be by giving another parcel one elsewhere. */
  function finds(parcel: number, asked: Set<number>): boolean {
    for (const stop of heavy[parcel]?.from ?? []) {
      const there = taken[stop];
      if (!there || asked.has(stop)) continue;
      asked.add(stop);
      if (there.length < couriers.count) {
        there.push(parcel);
        return true;
      }
      const moved = there.findIndex((other) => finds(other, asked));
      if (moved < 0) continue;
      there[moved] = parcel;
      return true;
    }
    return false;
  }

  return heavy.filter((_, parcel) => !finds(parcel, new Set())).length;
}
