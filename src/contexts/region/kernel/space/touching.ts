import { sharing } from './sharing.ts';
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
  const mesh = ([x, y]: Point) =>
    Math.round(((x - west) / size) * MESH) * (MESH + 1) + Math.round(((y - south) / size) * MESH);
  return sharing(shapes.map((rings) => rings.values().flatMap((ring) => ring.values().map(mesh))));
}
