import type { Point } from './topology.ts';

/** So fine a net lies over the whole map: points in one mesh are one. */
const MESH = 1_000_000;

/**
 * Which shapes touch, by points they share ("queen"): of each, the numbers of the others, rising; none for an island. For outlines that are
 * laid out, of any format; points that were rounded alike fall together.
 */
export function touching(shapes: readonly (readonly (readonly Point[])[])[]): readonly (readonly number[])[] {
  let [west, south, size] = [Infinity, Infinity, 0];
  let [east, north] = [-Infinity, -Infinity];
  for (const rings of shapes) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  size = Math.max(east - west, north - south) || 1;
  const met = new Map<number, number[]>();
  for (const [shape, rings] of shapes.entries()) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        const place =
          Math.round(((x - west) / size) * MESH) * (MESH + 1) + Math.round(((y - south) / size) * MESH);
        const there = met.get(place);
        if (!there) met.set(place, [shape]);
        else if (there.at(-1) !== shape) there.push(shape);
      }
    }
  }
  const others = shapes.map(() => new Set<number>());
  for (const there of met.values()) {
    if (there.length < 2) continue;
    for (const one of there) for (const other of there) if (one !== other) others[one]?.add(other);
  }
  return others.map((each) => [...each].sort((a, b) => a - b));
}
