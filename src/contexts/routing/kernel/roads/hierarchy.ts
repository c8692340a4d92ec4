import { Growing } from './growing.ts';
import { Heap } from './heap.ts';
import type { Hierarchy } from './roads.ts';

/** One-way arcs between junctions, with their lengths. */
export interface Arcs {
  readonly junctions: number;
  readonly tail: Uint32Array;
  readonly head: Uint32Array;
  readonly length: Float64Array;
}

// Whether a way around is shorter is looked for among so many junctions; not found there, a shortcut is made that is not needed.
const LOOK_WHEN_RANKING = 30;
const LOOK_WHEN_CONTRACTING = 300;

/**
 * A contraction hierarchy (Geisberger, Sanders, Schultes & Delling 2008): junctions are taken out one after another, the least missed
 * first; where the quickest way between two neighbours led through one, a shortcut takes its place. Any quickest way then goes up from its
 * start and comes down to its end.
 */
export function hierarchyOf(arcs: Arcs): { readonly up: Hierarchy; readonly down: Hierarchy } {
  return new Contraction(arcs).run();
}

/** The arcs of a junction are chains through `nextOut` and `nextIn`; arcs of junctions that were taken out are taken out of them. */
class Contraction {
  readonly #junctions: number;
  readonly #tail = new Growing(new Uint32Array(0));
  readonly #head = new Growing(new Uint32Array(0));
  readonly #length = new Growing(new Float64Array(0));
  readonly #nextOut = new Growing(new Int32Array(0));
  readonly #nextIn = new Growing(new Int32Array(0));
  readonly #firstOut: Int32Array;
  readonly #firstIn: Int32Array;
  readonly #isOut: Uint8Array;
  /** How many neighbours were taken out before, so that they go evenly everywhere. */
  readonly #depth: Uint32Array;
  readonly #distance: Float64Array;
  readonly #seen: Uint32Array;
  #search = 0;
  readonly #heap = new Heap();
  readonly #upArcs: Kept = {
    of: new Growing(new Uint32Array(0)),
    to: new Growing(new Uint32Array(0)),
    length: new Growing(new Float64Array(0)),
  };
  readonly #downArcs: Kept = {
    of: new Growing(new Uint32Array(0)),
    to: new Growing(new Uint32Array(0)),
    length: new Growing(new Float64Array(0)),
  };

  constructor({ junctions, tail, head, length }: Arcs) {
    this.#junctions = junctions;
    this.#firstOut = new Int32Array(junctions).fill(-1);
    this.#firstIn = new Int32Array(junctions).fill(-1);
    this.#isOut = new Uint8Array(junctions);
    this.#depth = new Uint32Array(junctions);
    this.#distance = new Float64Array(junctions);
    this.#seen = new Uint32Array(junctions);
    for (let arc = 0; arc < tail.length; arc++)
      if (tail[arc] !== head[arc])
        this.#join(tail[arc] as number, head[arc] as number, length[arc] as number);
  }

  run() {
    const queue = new Heap();
    for (let junction = 0; junction < this.#junctions; junction++)
      if ((this.#firstOut[junction] as number) >= 0 || (this.#firstIn[junction] as number) >= 0)
        queue.push(this.#rank(junction), junction);
    while (queue.size > 0) {
      const junction = queue.pop();
      if (this.#isOut[junction] === 1) continue;
      const rank = this.#rank(junction);
      // Its neighbours changed it: it waits until it is the least missed.
      if (queue.size > 0 && rank > queue.leastKey) queue.push(rank, junction);
      else this.#takeOut(junction);
    }
    return {
      up: laidOut(this.#junctions, this.#upArcs),
      down: laidOut(this.#junctions, this.#downArcs),
    };
  }

  /** How much a junction would be missed: shortcuts made less arcs gone, and how deep it lies. */
  #rank(junction: number): number {
    let gone = 0;
    for (let arc = this.#firstIn[junction] as number; arc >= 0; arc = this.#nextIn.at(arc)) gone += 1;
    for (let arc = this.#firstOut[junction] as number; arc >= 0; arc = this.#nextOut.at(arc)) gone += 1;
    const made = this.#shortcuts(junction, LOOK_WHEN_RANKING, () => undefined);
    return 2 * made - gone + (this.#depth[junction] as number);
  }

  #takeOut(junction: number): void {
    const made: number[] = [];
    this.#shortcuts(junction, LOOK_WHEN_CONTRACTING, (tail, head, length) => made.push(tail, head, length));
    this.#isOut[junction] = 1;
    const deeper = (this.#depth[junction] as number) + 1;
    const touch = (other: number) => {
      this.#depth[other] = Math.max(this.#depth[other] as number, deeper);
    };
    for (let arc = this.#firstOut[junction] as number; arc >= 0; arc = this.#nextOut.at(arc)) {
      const head = this.#head.at(arc);
      keep(this.#upArcs, junction, head, this.#length.at(arc));
      unlink(this.#firstIn, this.#nextIn, head, arc);
      touch(head);
    }
    for (let arc = this.#firstIn[junction] as number; arc >= 0; arc = this.#nextIn.at(arc)) {
      const tail = this.#tail.at(arc);
      keep(this.#downArcs, junction, tail, this.#length.at(arc));
      unlink(this.#firstOut, this.#nextOut, tail, arc);
      touch(tail);
    }
    for (let at = 0; at < made.length; at += 3)
      this.#join(made[at] as number, made[at + 1] as number, made[at + 2] as number);
  }

  /** The arcs that must take the place of a junction; answers how many. */
  #shortcuts(
    junction: number,
    look: number,
    made: (tail: number, head: number, length: number) => void,
  ): number {
    let count = 0;
    for (let into = this.#firstIn[junction] as number; into >= 0; into = this.#nextIn.at(into)) {
      const tail = this.#tail.at(into);
      let farthest = 0;
      for (let out = this.#firstOut[junction] as number; out >= 0; out = this.#nextOut.at(out))
        if (this.#head.at(out) !== tail) farthest = Math.max(farthest, this.#length.at(out));
      if (farthest === 0) continue;
      const first = this.#length.at(into);
      this.#lookAround(tail, junction, first + farthest, look);
      for (let out = this.#firstOut[junction] as number; out >= 0; out = this.#nextOut.at(out)) {
        const head = this.#head.at(out);
        const length = first + this.#length.at(out);
        const isSeen = this.#seen[head] === this.#search;
        if (head === tail || (isSeen && (this.#distance[head] as number) <= length)) continue;
        count += 1;
        made(tail, head, length);
      }
    }
    return count;
  }

  /** Distances from a junction to others around it without going through one. */
  #lookAround(from: number, without: number, farthest: number, look: number): void {
    this.#search += 1;
    this.#heap.clear();
    this.#reach(from, 0);
    for (let settled = 0; settled < look && this.#heap.size > 0; ) {
      const key = this.#heap.leastKey;
      if (key > farthest) return;
      const here = this.#heap.pop();
      if (key > (this.#distance[here] as number)) continue;
      settled += 1;
      for (let arc = this.#firstOut[here] as number; arc >= 0; arc = this.#nextOut.at(arc)) {
        const head = this.#head.at(arc);
        if (head === without) continue;
        const length = key + this.#length.at(arc);
        if (this.#seen[head] !== this.#search || length < (this.#distance[head] as number))
          this.#reach(head, length);
      }
    }
  }

  #reach(junction: number, length: number): void {
    this.#seen[junction] = this.#search;
    this.#distance[junction] = length;
    this.#heap.push(length, junction);
  }

  /** An arc, or the shorter of two with the same ends. */
  #join(tail: number, head: number, length: number): void {
    for (let arc = this.#firstOut[tail] as number; arc >= 0; arc = this.#nextOut.at(arc)) {
      if (this.#head.at(arc) !== head) continue;
      if (length < this.#length.at(arc)) this.#length.set(arc, length);
      return;
    }
    const arc = this.#tail.size;
    this.#tail.push(tail);
    this.#head.push(head);
    this.#length.push(length);
    this.#nextOut.push(this.#firstOut[tail] as number);
    this.#nextIn.push(this.#firstIn[head] as number);
    this.#firstOut[tail] = arc;
    this.#firstIn[head] = arc;
  }
}

interface Kept {
  readonly of: Growing<Uint32Array>;
  readonly to: Growing<Uint32Array>;
  readonly length: Growing<Float64Array>;
}

function keep(arcs: Kept, of: number, to: number, length: number): void {
  arcs.of.push(of);
  arcs.to.push(to);
  arcs.length.push(length);
}

function unlink(first: Int32Array, next: Growing<Int32Array>, junction: number, arc: number): void {
  if (first[junction] === arc) {
    first[junction] = next.at(arc);
    return;
  }
  let before = first[junction] as number;
  while (next.at(before) !== arc) before = next.at(before);
  next.set(before, next.at(arc));
}

function laidOut(junctions: number, arcs: Kept): Hierarchy {
  const count = arcs.of.size;
  const start = new Uint32Array(junctions + 1);
  for (let arc = 0; arc < count; arc++) {
    const of = arcs.of.at(arc);
    start[of + 1] = (start[of + 1] as number) + 1;
  }
  for (let at = 0; at < junctions; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const filled = start.slice(0, junctions);
  const [to, length] = [new Uint32Array(count), new Float64Array(count)];
  for (let arc = 0; arc < count; arc++) {
    const of = arcs.of.at(arc);
    const at = filled[of] as number;
    filled[of] = at + 1;
    to[at] = arcs.to.at(arc);
    length[at] = arcs.length.at(arc);
  }
  return { start, to, length };
}
