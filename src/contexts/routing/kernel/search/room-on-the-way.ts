import type { Model } from './model.ts';

/** The routes it looks at. */
export interface Loaded {
  readonly model: Model;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  readonly of: Int32Array;
  readonly sum: Float64Array;
  readonly bringing: Float64Array;
}

/**
 * Where on a route there is room for one visit more: what is brought is on board from the start of its trip, what is taken on to its end.
 * What is on board at each node is worked out when it is asked for, of what the visit needs alone.
 */
export class RoomOnTheWay {
  readonly #routes: Loaded;
  /** `[k * nodes + node]`: most on board of its trip up to leaving the node, and from then on; where `isKnown` is 1. */
  readonly #mostTo: Float64Array;
  readonly #mostFrom: Float64Array;
  /** `[vehicle * dimensions + k]`. */
  readonly #isKnown: Uint8Array;

  constructor(routes: Loaded) {
    const { nodes, dimensions, vehicles } = routes.model;
    this.#routes = routes;
    this.#mostTo = new Float64Array(dimensions * nodes);
    this.#mostFrom = new Float64Array(dimensions * nodes);
    this.#isKnown = new Uint8Array(vehicles * dimensions);
  }

  /** A vehicle's route is another. */
  forget(vehicle: number): void {
    const { dimensions } = this.#routes.model;
    for (let at = vehicle * dimensions; at < (vehicle + 1) * dimensions; at++) this.#isKnown[at] = 0;
  }

  /** All that changed in a route is that a visit was put in behind `left`: only what it brings or takes is another. */
  learnAround(node: number, left: number): void {
    const { model, of } = this.#routes;
    const { dimensions, amount, nodes } = model;
    const vehicle = of[node] as number;
    for (let k = 0; k < dimensions; k++) {
      if (amount[node * dimensions + k] !== 0) this.#isKnown[vehicle * dimensions + k] = 0;
      this.#mostTo[k * nodes + node] = this.#mostTo[k * nodes + left] as number;
      this.#mostFrom[k * nodes + node] = this.#mostFrom[k * nodes + left] as number;
    }
  }

  /** Whether there is room behind `left`: before it for what is brought, behind it for what is taken on. */
  has(node: number, vehicle: number, left: number): boolean {
    const { model, sum } = this.#routes;
    const { dimensions, capacity, brought, amount, nodes } = model;
    for (let k = 0; k < dimensions; k++) {
      const at = vehicle * dimensions + k;
      const all = amount[node * dimensions + k] as number;
      const most = capacity[at] as number;
      if (all === 0 || (sum[at] as number) + all <= most) continue;
      if (!this.#isKnown[at]) this.#learn(vehicle, k);
      const brings = brought[node * dimensions + k] as number;
      if ((this.#mostTo[k * nodes + left] as number) + brings > most) return false;
      if ((this.#mostFrom[k * nodes + left] as number) + all - brings > most) return false;
    }
    return true;
  }

  #learn(vehicle: number, k: number): void {
    const { model, next, bringing } = this.#routes;
    const { dimensions, visits, vehicles, rich, mixed } = model;
    const tail = visits + 1 + vehicles + vehicle;
    for (let from = visits + 1 + vehicle; from !== tail; ) {
      // Without reloads all that is brought is on board at first; shipments alone bring nothing from there.
      const all = mixed ? (bringing[vehicle * dimensions + k] as number) : 0;
      from = this.#learnTrip(from, k, rich?.reloads ? this.#brought(next[from] as number, k) : all);
    }
    this.#isKnown[vehicle * dimensions + k] = 1;
  }

  /** What a trip brings from this node on. */
  #brought(first: number, k: number): number {
    const { model, next } = this.#routes;
    const { dimensions, brought, visits } = model;
    let load = 0;
    for (let node = first; node <= visits; node = next[node] as number)
      load += brought[node * dimensions + k] as number;
    return load;
  }

  /** What is on board on the trip that begins at a node with so much; answers where it ends. */
  #learnTrip(from: number, k: number, brought: number): number {
    const { model, next, prev } = this.#routes;
    const { dimensions, change, visits, nodes } = model;
    const [mostTo, mostFrom] = [this.#mostTo, this.#mostFrom];
    const first = k * nodes;
    let [load, highest] = [brought, brought];
    mostTo[first + from] = mostFrom[first + from] = load;
    let node = next[from] as number;
    for (; node <= visits; node = next[node] as number) {
      load += change[node * dimensions + k] as number;
      if (load > highest) highest = load;
      mostTo[first + node] = highest;
      mostFrom[first + node] = load;
    }
    const end = node;
    highest = 0;
    do {
      node = prev[node] as number;
      if ((mostFrom[first + node] as number) > highest) highest = mostFrom[first + node] as number;
      else mostFrom[first + node] = highest;
    } while (node !== from);
    return end;
  }
}
