import { dearer } from './drives.ts';
import type { Routes } from './routes.ts';

/**
 * Places for a visit where each has to be driven through to be judged: kept until all are known, then judged from the one that can
 * be cheapest on, so that most need not be driven at all.
 */
export class Prospects {
  readonly #routes: Routes;
  #count = 0;
  #after: Int32Array = new Int32Array(64);
  #ways: Float64Array = new Float64Array(64);
  #bound: Float64Array = new Float64Array(64);
  /** The cheapest place so far, and what it costs. */
  after = -1;
  least = 0;

  constructor(routes: Routes) {
    this.#routes = routes;
  }

  /** A place behind `left` that is `ways` dearer for its ways alone. */
  add(node: number, vehicle: number, left: number, ways: number): void {
    if (this.#count === this.#after.length) this.#grow();
    this.#after[this.#count] = left;
    this.#ways[this.#count] = ways;
    this.#bound[this.#count++] = ways + this.#timeOut(node, vehicle, left);
  }

  /** Judges what was added; `least` is what is to be undercut. */
  judge(node: number, after: number, least: number): void {
    this.after = after;
    this.least = least;
    while (this.#count > 0) {
      let first = 0;
      for (let i = 1; i < this.#count; i++)
        if ((this.#bound[i] as number) < (this.#bound[first] as number)) first = i;
      if ((this.#bound[first] as number) >= this.least) break;
      const left = this.#after[first] as number;
      const cost =
        (this.#ways[first] as number) + dearer(this.#routes, this.#routes.of[left] as number, node, left);
      // What cannot be driven costs no end.
      if (cost < this.least) {
        this.least = cost;
        this.after = left;
      }
      this.#count--;
      this.#after[first] = this.#after[this.#count] as number;
      this.#ways[first] = this.#ways[this.#count] as number;
      this.#bound[first] = this.#bound[this.#count] as number;
    }
    this.#count = 0;
  }

  /** The least that being out longer costs: no more of the time can fall into waiting than there is. */
  #timeOut(node: number, vehicle: number, left: number): number {
    const { model, idle, next } = this.#routes;
    const price = model.rich?.perTime[model.kindOf[vehicle] as number] as number;
    if (!(price > 0)) return 0;
    const { row, rows, time, service } = model;
    const [from, at, to] = [row[left] as number, row[node] as number, row[next[left] as number] as number];
    const isFirst = this.#routes.size[vehicle] === 0;
    const longer =
      (time[from * rows + at] as number) +
      (service[node] as number) +
      (time[at * rows + to] as number) -
      (isFirst ? 0 : (time[from * rows + to] as number));
    return price * Math.max(0, longer - (idle[vehicle] as number));
  }

  #grow(): void {
    const larger = <T extends Int32Array | Float64Array>(from: T, into: T) => {
      into.set(from);
      return into;
    };
    const length = 2 * this.#after.length;
    this.#after = larger(this.#after, new Int32Array(length));
    this.#ways = larger(this.#ways, new Float64Array(length));
    this.#bound = larger(this.#bound, new Float64Array(length));
  }
}
