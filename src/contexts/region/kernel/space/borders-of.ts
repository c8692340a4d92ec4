import { sharing } from './sharing.ts';
import { arcsOf, type Shape, type Topology } from './topology.ts';

/**
 * Which of `shapes` touch: of each, the numbers of those it shares an arc or an arc's end with ("queen"), rising; none for an island.
 */
export function bordersOf(topology: Topology, shapes: readonly Shape[]): readonly (readonly number[])[] {
  const ends = topology.arcs.map((arc) => endsOf(arc, topology.transform !== undefined));
  return sharing(shapes.map(({ arcs = [] }) => arcsOf(arcs).flatMap((arc) => ends[arc] ?? [])));
}

/** A shared arc has shared ends, so ends are enough; a ring without a junction belongs to an island alone, or to a hole's two sides. */
function endsOf(arc: readonly (readonly [number, number])[], deltas: boolean): readonly string[] {
  const [first = [0, 0]] = arc;
  let [x, y] = first;
  if (deltas) {
    for (const [dx, dy] of arc.slice(1)) {
      x += dx;
      y += dy;
    }
  } else {
    [x, y] = arc.at(-1) ?? first;
  }
  return [`${first[0]} ${first[1]}`, `${x} ${y}`];
}
