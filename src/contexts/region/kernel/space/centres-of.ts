import { arcRingsOf, laidOut, type Shape, type Topology } from './topology.ts';

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
  const arcs = topology.arcs.map((arc) => laidOut(arc, topology.transform));
  for (const [at, shape] of shapes.entries()) {
    let [double, sumX, sumY] = [0, 0, 0];
    for (const ring of arcRingsOf(shape.arcs ?? [])) {
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
