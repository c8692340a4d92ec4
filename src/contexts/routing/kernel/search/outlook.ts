import type { Model } from './model.ts';
import type { RichBreak } from './rich.ts';

const NEVER = Number.POSITIVE_INFINITY;
// Sums of given numbers may differ in their last digits.
const NEARLY = 1e-6;

/**
 * What is kept of each node. The route's part up to it, its service and the breaks on the leg behind it included: how long it is at
 * least, and between which starts of the route (`PRE`); the same from when it is begun, and between which begins (`SUF`); how
 * long the route is out until it is begun; its earliest begin; driving, service and breaks until then; the window it is begun in;
 * prices of what is on board (brought by it or one behind it, taken on by it or one before it), and how much longer that may be.
 */
const [PRE_D, PRE_E, PRE_L, TAKES, TAKES_FOR, OPENS, CLOSES, AT_D] = [0, 1, 2, 3, 4, 5, 6, 7];
const [SUF_D, SUF_E, SUF_L, BRINGS, BRINGS_FOR, BEGIN, BUSY, WIDE] = [8, 9, 10, 11, 12, 13, 14, 16];

/** What a route needs to be told of: its order of nodes, and where it was judged to rest. */
export interface Told {
  readonly seq: Int32Array;
  readonly last: number;
  readonly legs: Int32Array;
  readonly breaks: readonly RichBreak[];
}

/** The routes it looks at. */
interface Outlooked {
  readonly model: Model;
  readonly size: Int32Array;
  readonly next: Int32Array;
  readonly of: Int32Array;
  readonly sum: Float64Array;
  readonly tell: (vehicle: number) => Told;
}

/**
 * What a route that was judged whole says about one visit more: how much longer it is out, who comes later than due, what is on
 * board for longer. Durations, earliest and latest starts of a route's parts before and behind each node are kept and put together
 * (Vidal, Crainic, Gendreau & Prins 2014, European Journal of Operational Research 234(3), section 4.2), breaks staying on
 * their leg and visits in their window. A guess: a break may move. Whoever acts on it has the route judged.
 */
export class Outlook {
  readonly #model: Model;
  readonly #routes: Outlooked;
  /** `[node * WIDE + what]`: what is asked together lies together. */
  readonly #each: Float64Array;
  /** This node or the first behind it that may be late at a price; 0: none. */
  readonly #due: Int32Array;
  /** `[node * dimensions + k]`: most on board of its trip up to leaving the node, and from then on; where `tight` is 1. */
  readonly #mostTo: Float64Array;
  readonly #mostFrom: Float64Array;
  readonly #tight: Uint8Array;
  /** The most a visit needs of each dimension. */
  readonly #largest: Float64Array;
  readonly #out: Float64Array;
  /** 1: what is kept of the route is as it is now. */
  readonly #isKnown: Uint8Array;

  constructor(routes: Outlooked) {
    const { model } = routes;
    this.#model = model;
    this.#routes = routes;
    this.#each = new Float64Array(model.nodes * WIDE);
    this.#due = new Int32Array(model.nodes);
    this.#mostTo = new Float64Array(model.nodes * model.dimensions);
    this.#mostFrom = new Float64Array(model.nodes * model.dimensions);
    this.#tight = new Uint8Array(model.vehicles * model.dimensions);
    this.#largest = new Float64Array(model.dimensions);
    for (const [at, amount] of model.amount.entries()) {
      const k = at % model.dimensions;
      this.#largest[k] = Math.max(this.#largest[k] as number, amount);
    }
    this.#out = new Float64Array(model.vehicles);
    this.#isKnown = new Uint8Array(model.vehicles);
  }

  /** A vehicle's route is another. */
  forget(vehicle: number): void {
    this.#isKnown[vehicle] = 0;
  }

  /** Learns a vehicle's route as it was judged. */
  #learn(vehicle: number): void {
    const told = this.#routes.tell(vehicle);
    this.#forward(vehicle, told);
    this.#backward(told);
    this.#loads(vehicle, told, this.#routes.sum);
    this.#isKnown[vehicle] = 1;
  }

  /**
   * What a visit behind `left` probably costs beyond its ways; infinite when it probably cannot be there.
   */
  dearer(node: number, vehicle: number, left: number): number {
    const { row, rows, time, service, rich, kindOf, longest } = this.#model;
    if (!rich) return 0;
    if (!this.#isKnown[vehicle]) this.#learn(vehicle);
    if (!this.#holds(node, vehicle, left, this.#routes.sum)) return NEVER;
    const right = this.#routes.next[left] as number;
    const at = row[node] as number;
    let start = this.#each[left * WIDE + PRE_D] as number;
    start += time[(row[left] as number) * rows + at] as number;
    let earliest = this.#each[left * WIDE + PRE_E] as number;
    let latest = this.#each[left * WIDE + PRE_L] as number;
    this.#window(node, earliest + start);
    const [opens, closes] = [this.#each[0 * WIDE + OPENS] as number, this.#each[0 * WIDE + CLOSES] as number];
    if (closes === Number.NEGATIVE_INFINITY) return NEVER;
    const waits = Math.max(0, opens - start - latest);
    earliest = Math.max(opens - start, earliest) - waits;
    latest = Math.min(closes - start, latest);
    start += waits;
    let then = start + (service[node] as number);
    then += time[at * rows + (row[right] as number)] as number;
    if (earliest + then > (this.#each[right * WIDE + SUF_L] as number) + NEARLY) return NEVER;
    const out =
      then +
      Math.max(0, (this.#each[right * WIDE + SUF_E] as number) - then - latest) +
      (this.#each[right * WIDE + SUF_D] as number);
    if (out > (longest[vehicle] as number) + NEARLY) return NEVER;
    const longer = out - (this.#routes.size[vehicle] === 0 ? 0 : (this.#out[vehicle] as number));
    let cost = (rich.perTime[kindOf[vehicle] as number] as number) * longer;
    if (rich.limited) {
      const most = rich.longestAboard[node] as number;
      if (
        longer > (this.#each[right * WIDE + BRINGS_FOR] as number) ||
        longer > (this.#each[left * WIDE + TAKES_FOR] as number)
      )
        return NEVER;
      if (rich.brings[node] && start > most) return NEVER;
      if (rich.takes[node] && out - start - (service[node] as number) > most) return NEVER;
    }
    if (rich.priced) {
      cost +=
        longer *
        ((this.#each[right * WIDE + BRINGS] as number) + (this.#each[left * WIDE + TAKES] as number));
      const price = rich.perAboard[node] as number;
      if (price > 0 && rich.brings[node]) cost += price * start;
      if (price > 0 && rich.takes[node]) cost += price * (out - start - (service[node] as number));
      cost += this.#late(node, earliest + start, right, earliest + then);
    }
    return cost;
  }

  /**
   * What the time of a route would cost that goes from the start of one to `left` and on with what begins at `right` in another, and
   * how much more what is on board or late in these two parts than now; infinite when it probably cannot be.
   */
  joined(left: number, right: number): number {
    const { row, rows, time, kindOf, longest, rich, visits, vehicles } = this.#model;
    if (!rich) return 0;
    const vehicle = this.#routes.of[left] as number;
    if (left > visits && right > visits + vehicles) return 0;
    if (!this.#isKnown[vehicle]) this.#learn(vehicle);
    const other = this.#routes.of[right] as number;
    if (!this.#isKnown[other]) this.#learn(other);
    const start =
      (this.#each[left * WIDE + PRE_D] as number) +
      (time[(row[left] as number) * rows + (row[right] as number)] as number);
    const reaches = (this.#each[left * WIDE + PRE_E] as number) + start;
    if (reaches > (this.#each[right * WIDE + SUF_L] as number) + NEARLY) return NEVER;
    const waits = Math.max(
      0,
      (this.#each[right * WIDE + SUF_E] as number) - start - (this.#each[left * WIDE + PRE_L] as number),
    );
    const out = start + waits + (this.#each[right * WIDE + SUF_D] as number);
    if (out > (longest[vehicle] as number) + NEARLY) return NEVER;
    const longer = out - (this.#out[vehicle] as number);
    const later = start + waits - (this.#each[right * WIDE + AT_D] as number);
    if (
      rich.limited &&
      (longer > (this.#each[left * WIDE + TAKES_FOR] as number) ||
        later > (this.#each[right * WIDE + BRINGS_FOR] as number))
    )
      return NEVER;
    const cost = (rich.perTime[kindOf[vehicle] as number] as number) * out;
    if (!rich.priced) return cost;
    return (
      cost +
      longer * (this.#each[left * WIDE + TAKES] as number) +
      later * (this.#each[right * WIDE + BRINGS] as number) +
      this.#shifted(right, reaches - (this.#each[right * WIDE + BEGIN] as number))
    );
  }

  /** What the time of a vehicle's route costs now. */
  alone(vehicle: number): number {
    const { kindOf, rich } = this.#model;
    if (this.#routes.size[vehicle] === 0) return 0;
    if (!this.#isKnown[vehicle]) this.#learn(vehicle);
    return (rich?.perTime[kindOf[vehicle] as number] as number) * (this.#out[vehicle] as number);
  }

  #late(node: number, begins: number, right: number, reaches: number): number {
    const { due, perLate } = this.#model.rich as NonNullable<Model['rich']>;
    let cost = 0;
    const late = begins - (due[node] as number);
    if (late > 0) cost += late * (perLate[node] as number);
    return cost + this.#shifted(right, reaches - (this.#each[right * WIDE + BEGIN] as number));
  }

  /** What it costs that a node and those behind it are reached so much later (or earlier). */
  #shifted(right: number, shift: number): number {
    const { due, perLate } = this.#model.rich as NonNullable<Model['rich']>;
    const each = this.#each;
    const from = each[right * WIDE + BEGIN] as number;
    let cost = 0;
    for (
      let at = this.#due[right] as number;
      at > 0;
      at = this.#due[this.#routes.next[at] as number] as number
    ) {
      const waits =
        (each[at * WIDE + BEGIN] as number) -
        from -
        ((each[at * WIDE + BUSY] as number) - (each[right * WIDE + BUSY] as number));
      const later = shift > 0 ? Math.max(0, shift - waits) : shift;
      if (later === 0) break;
      const before = (each[at * WIDE + BEGIN] as number) - (due[at] as number);
      cost += (perLate[at] as number) * (Math.max(0, before + later) - Math.max(0, before));
    }
    return cost;
  }

  /** The window a node reached at `now` is begun in, at [0] of `opens` and `closes`, which no visit is. */
  #window(node: number, now: number): void {
    const { open, close, rich } = this.#model;
    const { windowed, windowsFrom, windowOpen, windowClose } = rich as NonNullable<Model['rich']>;
    let [opens, closes] = [open[node] as number, close[node] as number];
    if (windowed) {
      const to = windowsFrom[node + 1] as number;
      let w = windowsFrom[node] as number;
      if (w < to) {
        while (w < to - 1 && (windowClose[w] as number) + NEARLY < now) w++;
        opens = windowOpen[w] as number;
        closes = windowClose[w] as number;
      }
    }
    this.#each[0 * WIDE + OPENS] = opens;
    this.#each[0 * WIDE + CLOSES] = closes + NEARLY < now ? Number.NEGATIVE_INFINITY : closes;
  }

  #forward(vehicle: number, { seq, last, legs, breaks }: Told): void {
    const { row, rows, time, open, close, service, rich, visits } = this.#model;
    const { released, release, takes, perAboard, longestAboard, priced, limited } = rich as NonNullable<
      Model['rich']
    >;
    const head = seq[0] as number;
    let [D, E, L] = [0, open[head] as number, close[head] as number];
    if (released) {
      for (let i = 1; i < last && (seq[i] as number) <= visits; i++)
        E = Math.max(E, release[seq[i] as number] as number);
    }
    let busy = 0;
    let taken = 0;
    let takenFor = NEVER;
    for (let i = 0; ; i++) {
      const node = seq[i] as number;
      const isDepot = node > visits;
      if (i > 0) {
        this.#window(node, E + D);
        const opens = this.#each[0 * WIDE + OPENS] as number;
        // A route that was judged can be driven; where it could not be, anything is as good.
        const closes = Math.max(this.#each[0 * WIDE + CLOSES] as number, opens);
        const waits = Math.max(0, opens - D - L);
        E = Math.max(opens - D, E) - waits;
        L = Math.max(E, Math.min(closes - D, L));
        D += waits;
        this.#each[node * WIDE + OPENS] = opens;
        this.#each[node * WIDE + CLOSES] = closes;
      } else {
        this.#each[node * WIDE + OPENS] = E;
        this.#each[node * WIDE + CLOSES] = L;
      }
      this.#each[node * WIDE + AT_D] = D;
      this.#each[node * WIDE + BEGIN] = E + D;
      this.#each[node * WIDE + BUSY] = busy;
      const lasts = i === 0 ? 0 : (service[node] as number);
      D += lasts;
      busy += lasts;
      for (let k = 0; k < breaks.length; k++) {
        if (legs[k] !== i) continue;
        const { open: from, close: to, lasts: rests } = breaks[k] as RichBreak;
        let w = 0;
        while (w < from.length - 1 && (to[w] as number) < E + D) w++;
        if (i === 0) {
          // Taken before it leaves.
          E = Math.max(E, from[w] as number) + rests;
          L = Math.max(E, L);
          continue;
        }
        const waits = Math.max(0, (from[w] as number) - D - L);
        E = Math.max((from[w] as number) - D, E) - waits;
        L = Math.max(E, Math.min((to[w] as number) - D, L));
        D += waits + rests;
        busy += rests;
      }
      this.#each[node * WIDE + PRE_D] = D;
      this.#each[node * WIDE + PRE_E] = E;
      this.#each[node * WIDE + PRE_L] = L;
      if (isDepot) {
        taken = 0;
        takenFor = NEVER;
      } else if (takes[node]) {
        if (priced) taken += perAboard[node] as number;
        if (limited && (longestAboard[node] as number) < NEVER)
          takenFor = Math.min(takenFor, (longestAboard[node] as number) + D);
      }
      this.#each[node * WIDE + TAKES] = taken;
      this.#each[node * WIDE + TAKES_FOR] = takenFor;
      if (i === last) break;
      const way = time[(row[node] as number) * rows + (row[seq[i + 1] as number] as number)] as number;
      D += way;
      busy += way;
    }
    this.#out[vehicle] = D;
    if (limited)
      for (let i = 0; i <= last; i++) (this.#each[(seq[i] as number) * WIDE + TAKES_FOR] as number) -= D;
  }

  #backward({ seq, last, legs, breaks }: Told): void {
    const { row, rows, time, service, rich, visits } = this.#model;
    const { brings, perAboard, longestAboard, perLate, priced, limited } = rich as NonNullable<Model['rich']>;
    let [D, E, L] = [0, 0, 0];
    let brought = 0;
    let broughtFor = NEVER;
    let due = 0;
    for (let i = last; i >= 0; i--) {
      const node = seq[i] as number;
      if (i < last) {
        for (let k = breaks.length - 1; k >= 0; k--) {
          if (legs[k] !== i || i === 0) continue;
          const { open: from, close: to, lasts: rests } = breaks[k] as RichBreak;
          let w = 0;
          const then =
            (this.#each[node * WIDE + PRE_E] as number) + (this.#each[node * WIDE + PRE_D] as number) - rests;
          while (w < from.length - 1 && (to[w] as number) < then) w++;
          const waits = Math.max(0, E - rests - (to[w] as number));
          D += rests + waits;
          E = Math.max(E - rests, from[w] as number) - waits;
          L = Math.min(L - rests, to[w] as number);
        }
        const lasts = i === 0 ? 0 : (service[node] as number);
        const [opens, closes] = [
          this.#each[node * WIDE + OPENS] as number,
          this.#each[node * WIDE + CLOSES] as number,
        ];
        const waits = Math.max(0, E - lasts - closes);
        D += lasts + waits;
        E = Math.max(E - lasts, opens) - waits;
        L = Math.min(L - lasts, closes);
      } else [E, L] = [this.#each[node * WIDE + OPENS] as number, this.#each[node * WIDE + CLOSES] as number];
      this.#each[node * WIDE + SUF_D] = D;
      this.#each[node * WIDE + SUF_E] = E;
      this.#each[node * WIDE + SUF_L] = L;
      if (node > visits) {
        brought = 0;
        broughtFor = NEVER;
      } else {
        if (brings[node]) {
          if (priced) brought += perAboard[node] as number;
          if (limited && (longestAboard[node] as number) < NEVER)
            broughtFor = Math.min(
              broughtFor,
              (longestAboard[node] as number) - (this.#each[node * WIDE + AT_D] as number),
            );
        }
        if (priced && (perLate[node] as number) > 0) due = node;
      }
      this.#each[node * WIDE + BRINGS] = brought;
      this.#each[node * WIDE + BRINGS_FOR] = broughtFor;
      this.#due[node] = due;
      if (i === 0) break;
      const way = time[(row[seq[i - 1] as number] as number) * rows + (row[node] as number)] as number;
      D += way;
      E -= way;
      L -= way;
    }
  }

  #loads(vehicle: number, { seq, last }: Told, sum: Float64Array): void {
    const { dimensions, capacity, brought, change, visits } = this.#model;
    for (let k = 0; k < dimensions; k++) {
      const most = capacity[vehicle * dimensions + k] as number;
      const isTight = (sum[vehicle * dimensions + k] as number) + (this.#largest[k] as number) > most;
      this.#tight[vehicle * dimensions + k] = isTight ? 1 : 0;
      if (!isTight) continue;
      for (let from = 0; from < last; ) {
        let load = 0;
        let to = from + 1;
        for (; to < last && (seq[to] as number) <= visits; to++)
          load += brought[(seq[to] as number) * dimensions + k] as number;
        let highest = load;
        for (let i = from; i < to; i++) {
          const at = (seq[i] as number) * dimensions + k;
          if (i > from) load += change[at] as number;
          if (load > highest) highest = load;
          this.#mostTo[at] = highest;
          this.#mostFrom[at] = load;
        }
        for (let i = to - 2; i >= from; i--) {
          const [at, behind] = [(seq[i] as number) * dimensions + k, (seq[i + 1] as number) * dimensions + k];
          if ((this.#mostFrom[behind] as number) > (this.#mostFrom[at] as number))
            this.#mostFrom[at] = this.#mostFrom[behind] as number;
        }
        from = to;
      }
    }
  }

  /** Whether there is room before the place for what is brought, and behind it for what is taken on. */
  #holds(node: number, vehicle: number, left: number, sum: Float64Array): boolean {
    const { dimensions, capacity, brought, amount } = this.#model;
    for (let k = 0; k < dimensions; k++) {
      const at = vehicle * dimensions + k;
      const all = amount[node * dimensions + k] as number;
      const most = capacity[at] as number;
      if (all === 0 || (sum[at] as number) + all <= most || !this.#tight[at]) continue;
      const brings = brought[node * dimensions + k] as number;
      if ((this.#mostTo[left * dimensions + k] as number) + brings > most) return false;
      if ((this.#mostFrom[left * dimensions + k] as number) + all - brings > most) return false;
    }
    return true;
  }
}
