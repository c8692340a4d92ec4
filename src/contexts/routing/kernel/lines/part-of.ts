import type { Row } from './csv.ts';

/**
 * What each place of a stops.txt is part of, by its `parent_station`, the nearest first: a platform of its station; a boarding area of its
 * platform, and so of that one's station (gtfs.org/documentation/schedule/reference: stops.txt).
 */
export function partOf(places: readonly Row[]): (id: string) => readonly string[] {
  const parents = new Map(places.map((row) => [row.at('stop_id'), row.at('parent_station')]));
  return (id) => {
    const parent = parents.get(id);
    if (!parent || parent === id) return [];
    const above = parents.get(parent);
    return above && above !== parent && above !== id ? [parent, above] : [parent];
  };
}
