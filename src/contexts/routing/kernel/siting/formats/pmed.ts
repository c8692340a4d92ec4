import type { FileFault } from '../../formats/file-fault.ts';
import { numbersOf } from '../../formats/numbers.ts';
import type { MedianProblem } from '../median/problem.ts';

/** More vertices than this are not read: the way between each two is laid out in memory. */
const MOST_VERTICES = 2_000;

/**
 * OR-Library's p-median files (Beasley 1985): vertices, edges and p; then an edge a line with its length. Each vertex is a customer and a
 * site; the cost is the shortest path. An edge that is named twice has the length it was given last.
 */
export function readPmed(text: string): MedianProblem | FileFault {
  const lines = text.split(/\r?\n/);
  const head = numbersOf(lines[0] ?? '') ?? [];
  const [count = 0, edges = 0, open = 0] = head;
  if (head.length !== 3 || !head.every(Number.isInteger) || !(open >= 1 && open <= count && edges >= 0))
    return { code: 'wrong-row', line: 1, at: lines[0] ?? '' };
  if (count > MOST_VERTICES) return { code: 'too-large', line: 1, at: `${count} > ${MOST_VERTICES}` };
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
  const apart = cost.subarray(0, count).indexOf(Number.POSITIVE_INFINITY);
  if (apart >= 0) return { code: 'apart', line: 1, at: `1 … ${apart + 1}` };
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
