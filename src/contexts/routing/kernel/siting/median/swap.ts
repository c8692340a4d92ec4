import type { MedianProblem } from './problem.ts';

/**
 * Sites that are open, changed one for another as long as that helps: for every closed site what its customers would save, and for every
 * open one what it would cost to do without, both in one pass over the customers (Whitaker 1983; Resende & Werneck 2007, EJOR 182/1).
 */
export class Medians {
  readonly isOpen: Uint8Array;
  readonly chosen: Int32Array;
  cost = 0;
  readonly #problem: MedianProblem;
  /** Each customer's nearest open site, by its place in `chosen`, and how far the nearest two are. */
  readonly #nearest: Int32Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #loss: Float64Array;
  readonly #mayOpen: Uint8Array;

  /** `mayOpen`: 0 for sites that stay closed. */
  constructor(problem: MedianProblem, mayOpen?: Uint8Array) {
    const { sites, customers, open } = problem;
    this.#problem = problem;
    this.#mayOpen = mayOpen ?? new Uint8Array(sites).fill(1);
    this.isOpen = new Uint8Array(sites);
    this.chosen = new Int32Array(open);
    this.#nearest = new Int32Array(customers);
    this.#first = new Float64Array(customers);
    this.#second = new Float64Array(customers);
    this.#loss = new Float64Array(open);
  }

  take(chosen: ArrayLike<number>): void {
    this.isOpen.fill(0);
    for (let at = 0; at < this.chosen.length; at++) {
      const site = chosen[at] as number;
      this.chosen[at] = site;
      this.isOpen[site] = 1;
    }
    this.#look();
  }

  /** Changes the pair that helps most until none helps. */
  descend(): void {
    while (this.#bestSwap());
  }

  #look(): void {
    const { customers, cost } = this.#problem;
    this.cost = 0;
    for (let j = 0; j < customers; j++) {
      let first = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let nearest = 0;
      for (let at = 0; at < this.chosen.length; at++) {
        const far = cost[(this.chosen[at] as number) * customers + j] as number;
        if (far < first) {
          second = first;
          first = far;
          nearest = at;
        } else if (far < second) second = far;
      }
      this.#nearest[j] = nearest;
      this.#first[j] = first;
      this.#second[j] = second;
      this.cost += first;
    }
  }

  #bestSwap(): boolean {
    const { sites, customers, cost } = this.#problem;
    const [nearest, first, second, loss] = [this.#nearest, this.#first, this.#second, this.#loss];
    let bestGain = 1e-9;
    let bestIn = -1;
    let bestOut = -1;
    for (let site = 0; site < sites; site++) {
      if (this.isOpen[site] === 1 || this.#mayOpen[site] === 0) continue;
      let saved = 0;
      loss.fill(0);
      const row = site * customers;
      for (let j = 0; j < customers; j++) {
        const far = cost[row + j] as number;
        const near = first[j] as number;
        if (far < near) saved += near - far;
        else {
          const next = second[j] as number;
          (loss[nearest[j] as number] as number) += (far < next ? far : next) - near;
        }
      }
      for (let at = 0; at < loss.length; at++) {
        const gain = saved - (loss[at] as number);
        if (gain > bestGain) {
          bestGain = gain;
          bestIn = site;
          bestOut = at;
        }
      }
    }
    if (bestIn < 0) return false;
    this.isOpen[this.chosen[bestOut] as number] = 0;
    this.isOpen[bestIn] = 1;
    this.chosen[bestOut] = bestIn;
    this.#look();
    return true;
  }
}
