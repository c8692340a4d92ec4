import { dearer } from './drives.ts';
import type { Routes } from './routes.ts';

/** So many places where a visit probably cannot be are tried. */
const DOUBTFUL = 8;

/**
 * Places for a visit where each has to be driven through to be judged: kept until all are known, then the one that is probably cheapest
 * (`outlook`) is believed where guesses are good, else they are judged from that one on, so that most need not be driven at all.
 */
export class Prospects {
  readonly #routes: Routes;
  #count = 0;
  readonly #seen: Int32Array;
  #round = 1;
  #after: Int32Array = new Int32Array(64);
  #ways: Float64Array = new Float64Array(64);
  #guess: Float64Array = new Float64Array(64);
  #back: Float64Array = new Float64Array(64);
  /** The cheapest place so far, and what it costs. */
  after = -1;
  least = 0;
  /** What it costs beyond its ways where that is believed and not judged; otherwise not a number. */
  believed = Number.NaN;

  constructor(routes: Routes) {
    this.#routes = routes;
    this.#seen = new Int32Array(routes.nodes);
  }

  /** A place behind `left` that is `ways` dearer for its ways alone; answers what it probably costs, once. */
  add(node: number, vehicle: number, left: number, ways: number): number {
    // Most places are seen from both sides.
    if (this.#seen[left] === this.#round) return Number.POSITIVE_INFINITY;
    this.#seen[left] = this.#round;
    const { outlook } = this.#routes;
    if (this.#count === this.#after.length) this.#grow();
    this.#after[this.#count] = left;
    this.#ways[this.#count] = ways;
    const guess = ways + (outlook ? outlook.dearer(node, vehicle, left) : 0);
    this.#back[this.#count] = outlook ? outlook.back : 0;
    this.#guess[this.#count++] = guess;
    return guess;
  }

  /** Judges what was added; `least` is what is to be undercut, `isOptional`: it may as well have no place. */
  judge(node: number, after: number, least: number, isOptional: boolean): void {
    this.after = after;
    this.least = least;
    while (this.#count > 0) {
      const first = this.#cheapest(this.#guess);
      const guess = this.#guess[first] as number;
      if (guess >= this.least) break;
      const left = this.#after[first] as number;
      if (this.#routes.isBelieved(this.#routes.of[left] as number, this.#back[first] as number)) {
        this.after = left;
        this.least = guess;
        this.believed = guess - (this.#ways[first] as number);
        break;
      }
      this.#judgeOne(node, first);
    }
    // What probably cannot be is tried where nothing else can.
    for (let tried = 0; tried < DOUBTFUL && this.after < 0 && !isOptional && this.#count > 0; tried++)
      this.#judgeOne(node, this.#cheapest(this.#ways));
    this.#count = 0;
    this.#round++;
  }

  #cheapest(by: Float64Array): number {
    let first = 0;
    for (let i = 1; i < this.#count; i++) if ((by[i] as number) < (by[first] as number)) first = i;
    return first;
  }

  #judgeOne(node: number, index: number): void {
    const left = this.#after[index] as number;
    const cost =
      (this.#ways[index] as number) + dearer(this.#routes, this.#routes.of[left] as number, node, left);
    // What cannot be driven costs no end.
    if (cost < this.least) {
      this.least = cost;
      this.after = left;
      this.believed = Number.NaN;
    }
    this.#count--;
    this.#after[index] = this.#after[this.#count] as number;
    this.#ways[index] = this.#ways[this.#count] as number;
    this.#guess[index] = this.#guess[this.#count] as number;
    this.#back[index] = this.#back[this.#count] as number;
  }

  #grow(): void {
    const larger = <T extends Int32Array | Float64Array>(from: T, into: T) => {
      into.set(from);
      return into;
    };
    const length = 2 * this.#after.length;
    this.#after = larger(this.#after, new Int32Array(length));
    this.#ways = larger(this.#ways, new Float64Array(length));
    this.#guess = larger(this.#guess, new Float64Array(length));
    this.#back = larger(this.#back, new Float64Array(length));
  }
}
