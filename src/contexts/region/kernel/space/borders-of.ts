import type { Nested, Shape, Topology } from './topology.ts';

/**
 * Which of `shapes` touch: of each, the numbers of those it shares an arc or an arc's end with ("queen"), rising; none for an island.
 */
export function bordersOf(topology: Topology, shapes: readonly Shape[]): readonly (readonly number[])[] {
  const ends = topology.arcs.map((arc) => endsOf(arc, topology.transform !== undefined));
  const at = new Map<string, number[]>();
  for (const [number, shape] of shapes.entries()) {
    const places = new Set<string>();
    for (const arc of arcsOf(shape.arcs ?? [])) for (const end of ends[arc] ?? []) places.add(end);
    for (const place of places) {
      const met = at.get(place);
      if (met) met.push(number);
      else at.set(place, [number]);
    }
  }
  const touching = shapes.map(() => new Set<number>());
  for (const met of at.values()) {
    for (const one of met) for (const other of met) if (one !== other) touching[one]?.add(other);
  }
  return touching.map((others) => [...others].sort((a, b) => a - b));
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

function* arcsOf(nested: readonly Nested[]): Generator<number> {
  for (const each of nested) {
    if (typeof each === 'number') yield each < 0 ? ~each : each;
    else yield* arcsOf(each);
  }
}
