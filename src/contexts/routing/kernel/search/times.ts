import type { Routes } from './routes.ts';

/**
 * When each visit of a route begins at the earliest and at the latest (forward time slack: Savelsbergh 1992, ORSA Journal on
 * Computing 4(2)), worked out for whole routes or from a changed place on until nothing changes any more. What a route's times
 * were can be kept and put back, which asks for no way again.
 */
export class Times {
  readonly #routes: Routes;
  /** Nodes of the routes kept and `[2 * i]` when they begin at the earliest and `[2 * i + 1]` at the latest. */
  readonly #keptNode: Int32Array;
  readonly #keptBegin: Float64Array;
  #kept = 0;

  constructor(routes: Routes) {
    this.#routes = routes;
    const nodes = routes.model.timed ? routes.model.nodes : 0;
    this.#keptNode = new Int32Array(nodes);
    this.#keptBegin = new Float64Array(2 * nodes);
  }

  /** Works out all times of a route. */
  refresh(vehicle: number): void {
    const { next, prev, begin, nodes, model } = this.#routes;
    const { row, rows, time, open, close, service } = model;
    const [head, tail] = [this.#routes.head(vehicle), this.#routes.tail(vehicle)];
    let now = open[head] as number;
    begin[head] = now;
    for (let at = head; at !== tail; ) {
      const to = next[at] as number;
      now =
        now + (service[at] as number) + (time[(row[at] as number) * rows + (row[to] as number)] as number);
      if (now < (open[to] as number)) now = open[to] as number;
      begin[to] = now;
      at = to;
    }
    now = close[tail] as number;
    begin[nodes + tail] = now;
    for (let at = tail; at !== head; ) {
      const from = prev[at] as number;
      now =
        now -
        (service[from] as number) -
        (time[(row[from] as number) * rows + (row[at] as number)] as number);
      if (now > (close[from] as number)) now = close[from] as number;
      begin[nodes + from] = now;
      at = from;
    }
  }

  /** The same when all that changed is that one visit was put in: most of what lies far from it is as before. */
  refreshAround(node: number): void {
    const { next, prev, begin, nodes } = this.#routes;
    begin[node] = begin[nodes + node] = Number.NaN;
    this.refreshAfter(prev[node] as number);
    this.refreshBefore(next[node] as number);
  }

  /** Earliest times of what follows a node, until one is as before. */
  refreshAfter(node: number): void {
    const { next, of, begin, model } = this.#routes;
    const { row, rows, time, open, service } = model;
    const tail = this.#routes.tail(of[node] as number);
    for (let at = node; at !== tail; ) {
      const to = next[at] as number;
      let now =
        (begin[at] as number) +
        (service[at] as number) +
        (time[(row[at] as number) * rows + (row[to] as number)] as number);
      if (now < (open[to] as number)) now = open[to] as number;
      if (begin[to] === now) break;
      begin[to] = now;
      at = to;
    }
  }

  /** Latest times of what comes before a node, until one is as before. */
  refreshBefore(node: number): void {
    const { prev, of, begin, nodes, model } = this.#routes;
    const { row, rows, time, close, service } = model;
    const head = this.#routes.head(of[node] as number);
    for (let at = node; at !== head; ) {
      const from = prev[at] as number;
      let now =
        (begin[nodes + at] as number) -
        (service[from] as number) -
        (time[(row[from] as number) * rows + (row[at] as number)] as number);
      if (now > (close[from] as number)) now = close[from] as number;
      if (begin[nodes + from] === now) break;
      begin[nodes + from] = now;
      at = from;
    }
  }

  /** Keeps the times of a route, which must be right, beside those kept before. */
  keep(vehicle: number): void {
    const { next, begin, nodes } = this.#routes;
    const tail = this.#routes.tail(vehicle);
    const [keptNode, keptBegin] = [this.#keptNode, this.#keptBegin];
    let kept = this.#kept;
    for (let at = this.#routes.head(vehicle); ; at = next[at] as number) {
      keptNode[kept] = at;
      keptBegin[2 * kept] = begin[at] as number;
      keptBegin[2 * kept + 1] = begin[nodes + at] as number;
      kept++;
      if (at === tail) break;
    }
    this.#kept = kept;
  }

  /** Puts the kept times back. */
  putBack(): void {
    const { begin, nodes } = this.#routes;
    const [keptNode, keptBegin] = [this.#keptNode, this.#keptBegin];
    for (let i = 0; i < this.#kept; i++) {
      const node = keptNode[i] as number;
      begin[node] = keptBegin[2 * i] as number;
      begin[nodes + node] = keptBegin[2 * i + 1] as number;
    }
  }

  forget(): void {
    this.#kept = 0;
  }
}
