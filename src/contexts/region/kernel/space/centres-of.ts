import type { Shape, Topology } from './topology.ts';

/**
 * The centre of gravity of each shape, in the topology's own unit (metres where it is projected); NaN where it encloses nothing.
 * Area and centre by the sum over edges (shoelace); holes run the other way round and take off.
 */
export function centresOf(
  topology: Topology,
  shapes: readonly Shape[],
): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(shapes.length);
  const y = new Float64Array(shapes.length);
  const arcs = topology.arcs.map((arc) => placed(arc, topology.transform as Transform | undefined));
  for (const [at, shape] of shapes.entries()) {
    let [double, sumX, sumY] = [0, 0, 0];
    for (const ring of ringsOf(shape.arcs ?? [])) {
      const points = ring.flatMap((arc) => (arc < 0 ? (arcs[~arc] ?? []).toReversed() : (arcs[arc] ?? [])));
      for (const [index, [toX, toY]] of points.entries()) {
        const [fromX, fromY] = points.at(index - 1) ?? [toX, toY];
        const cross = fromX * toY - toX * fromY;
        double += cross;
        sumX += (fromX + toX) * cross;
        sumY += (fromY + toY) * cross;
      }
    }
    x[at] = sumX / (3 * double);
    y[at] = sumY / (3 * double);
  }
  return { x, y };
}

interface Transform {
  readonly scale: readonly [number, number];
  readonly translate: readonly [number, number];
}

function placed(
  arc: Topology['arcs'][number],
  transform: Transform | undefined,
): readonly [number, number][] {
  if (!transform) return arc.map(([x, y]) => [x, y]);
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
  });
}

/** The rings of a polygon or of many, each as its arcs. */
function* ringsOf(nested: NonNullable<Shape['arcs']>): Generator<number[]> {
  if (nested.every((each) => typeof each === 'number')) yield [...nested];
  else for (const each of nested) if (typeof each !== 'number') yield* ringsOf(each);
}
