import type { Pieces } from './lay-pieces.ts';

/**
 * Which pieces are of the largest part of the roads within which every place can be reached from every other, by their junctions
 * (strongly connected components: Tarjan 1972, without recursion). 1 for those.
 */
export function mainPart({ junctions, from, to, ahead, back }: Pieces): Uint8Array {
  const { start, targets } = arcsOf(junctions, from, to, ahead, back);
  const part = new Int32Array(junctions).fill(-1);
  const number = new Int32Array(junctions).fill(-1);
  const low = new Int32Array(junctions);
  const next = start.slice(0, junctions);
  const stack = new Int32Array(junctions);
  const path = new Int32Array(junctions);
  const sizes: number[] = [];
  let [stacked, counted] = [0, 0];
  for (let root = 0; root < junctions; root++) {
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
  return Uint8Array.from(from, (end, piece) =>
    part[end] === largest && part[to[piece] as number] === largest ? 1 : 0,
  );
}

/** Where one may drive from each junction. */
function arcsOf(
  junctions: number,
  from: Uint32Array,
  to: Uint32Array,
  ahead: Uint32Array,
  back: Uint32Array,
): { readonly start: Uint32Array; readonly targets: Uint32Array } {
  const start = new Uint32Array(junctions + 1);
  const each = (arc: (tail: number, head: number) => void) => {
    for (let piece = 0; piece < from.length; piece++) {
      const [a, b] = [from[piece] as number, to[piece] as number];
      if ((ahead[piece] as number) > 0) arc(a, b);
      if ((back[piece] as number) > 0) arc(b, a);
    }
  };
  each((tail) => {
    start[tail + 1] = (start[tail + 1] as number) + 1;
  });
  for (let at = 0; at < junctions; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const targets = new Uint32Array(start[junctions] as number);
  const filled = start.slice(0, junctions);
  each((tail, head) => {
    targets[filled[tail] as number] = head;
    filled[tail] = (filled[tail] as number) + 1;
  });
  return { start, targets };
}
