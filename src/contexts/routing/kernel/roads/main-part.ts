import { timeOf } from './drives.ts';
import type { Pieces } from './lay-pieces.ts';
import type { SplitJunctions } from './split-junctions.ts';

/**
 * Which pieces are of the largest part of the roads within which every place can be reached from every other, by where one stands at their
 * junctions (strongly connected components: Tarjan 1972, without recursion). 1 for those.
 */
export function mainPart(pieces: Pieces, stands: SplitJunctions): Uint8Array {
  const count = stands.count;
  const { start, targets } = arcsOf(pieces, stands);
  const part = new Int32Array(count).fill(-1);
  const number = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const next = start.slice(0, count);
  const stack = new Int32Array(count);
  const path = new Int32Array(count);
  const sizes: number[] = [];
  let [stacked, counted] = [0, 0];
  for (let root = 0; root < count; root++) {
    if ((number[root] as number) >= 0) continue;
    let depth = 0;
    path[depth] = root;
    number[root] = low[root] = counted++;
    stack[stacked++] = root;
    while (depth >= 0) {
      const here = path[depth] as number;
      if ((next[here] as number) < (start[here + 1] as number)) {
        const there = targets[next[here] as number] as number;
        next[here] = (next[here] as number) + 1;
        if ((number[there] as number) < 0) {
          number[there] = low[there] = counted++;
          stack[stacked++] = there;
          path[++depth] = there;
        } else if ((part[there] as number) < 0) {
          low[here] = Math.min(low[here] as number, number[there] as number);
        }
        continue;
      }
      depth -= 1;
      if (depth >= 0) {
        const before = path[depth] as number;
        low[before] = Math.min(low[before] as number, low[here] as number);
      }
      if (low[here] !== number[here]) continue;
      let size = 0;
      for (let member = -1; member !== here; size++) {
        member = stack[--stacked] as number;
        part[member] = sizes.length;
      }
      sizes.push(size);
    }
  }
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0));
  const isOf = (stand: number) => part[stand] === largest;
  return Uint8Array.from(pieces.from, (_, piece) => {
    let [isLeft, isReached] = [false, false];
    for (const drive of [2 * piece, 2 * piece + 1]) {
      if (timeOf(pieces, drive) === 0) continue;
      isLeft ||= isOf(stands.after(drive));
      stands.eachBefore(drive, (stand) => {
        isReached ||= isOf(stand);
      });
    }
    return isLeft && isReached ? 1 : 0;
  });
}

/** Where one may drive from each stand. */
function arcsOf(
  pieces: Pieces,
  stands: SplitJunctions,
): { readonly start: Uint32Array; readonly targets: Uint32Array } {
  const start = new Uint32Array(stands.count + 1);
  const each = (arc: (tail: number, head: number) => void) => {
    for (let drive = 0; drive < 2 * pieces.from.length; drive++)
      if (timeOf(pieces, drive) > 0) stands.eachBefore(drive, (tail) => arc(tail, stands.after(drive)));
  };
  each((tail) => {
    start[tail + 1] = (start[tail + 1] as number) + 1;
  });
  for (let at = 0; at < stands.count; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const targets = new Uint32Array(start[stands.count] as number);
  const filled = start.slice(0, stands.count);
  each((tail, head) => {
    targets[filled[tail] as number] = head;
    filled[tail] = (filled[tail] as number) + 1;
  });
  return { start, targets };
}
