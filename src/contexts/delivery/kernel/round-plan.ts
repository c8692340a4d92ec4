interface Position {
  readonly lat: number;
  readonly lng: number;
}

export interface Drop extends Position {
  readonly nodeId: string;
}

/**
 * The order of stops of a round: from the hub always on to the nearest stop that is left (nearest neighbour; straight
 * lines, so a first plan that a dispatcher may change). The same stops give the same plan.
 */
export function planStops(hub: Position, drops: readonly Drop[]): Drop[] {
  const left = new Set(drops.toSorted((a, b) => a.nodeId.localeCompare(b.nodeId)));
  const plan: Drop[] = [];
  let at: Position = hub;
  while (left.size > 0) {
    const here = at;
    const next = [...left].reduce((best, drop) => (metres(here, drop) < metres(here, best) ? drop : best));
    left.delete(next);
    plan.push(next);
    at = next;
  }
  return plan;
}

const EARTH_RADIUS_M = 6_371_008.8;

/** Great-circle distance in metres (haversine; mean Earth radius of IUGG 1980). */
export function metres(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const lat = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const lng = Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  const h = lat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * lng;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}
