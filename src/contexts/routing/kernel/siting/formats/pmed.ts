import type { FileFault } from '../../formats/file-fault.ts';
import { numbersOf } from '../../formats/numbers.ts';
import type { MedianProblem } from '../median/problem.ts';

/**
 * OR-Library's p-median files (Beasley 1985): vertices, edges and p; then an edge a line with its length. Each vertex is a customer and a
 * site; the cost is the shortest path. An edge that is named twice has the length it was given last.
 */
export function readPmed(text: string): MedianProblem | FileFault {
  const lines = text.split(/\r?\n/);
  const [count = 0, edges = 0, open = 0] = numbersOf(lines[0] ?? '') ?? [];
  if (!(count >= 1 && open >= 1 && open <= count)) return { code: 'wrong-row', line: 1, at: lines[0] ?? '' };
  const cost = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < count; i++) cost[i * count + i] = 0;
  for (let at = 1; at <= edges; at++) {
    const [from = 0, to = 0, length = -1] = numbersOf(lines[at] ?? '') ?? [];
    if (!inside(from, count) || !inside(to, count) || length < 0)
      return { code: 'wrong-row', line: at + 1, at: lines[at] ?? '' };
    cost[(from - 1) * count + to - 1] = length;
    cost[(to - 1) * count + from - 1] = length;
  }
  shortest(cost, count);
  return { sites: count, customers: count, open, cost, whole: cost.every(Number.isInteger) };
}

function inside(vertex: number, count: number): boolean {
  return Number.isInteger(vertex) && vertex >= 1 && vertex <= count;
}

/** Floyd 1962, in place. */
function shortest(cost: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < count; i++) {
      const first = cost[i * count + k] as number;
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let j = 0; j < count; j++) {
        const by = first + (cost[k * count + j] as number);
        if (by < (cost[i * count + j] as number)) cost[i * count + j] = by;
      }
    }
  }
}
