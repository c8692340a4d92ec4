import type { Model } from './model.ts';
import type { Rich, RichBreak } from './rich.ts';
import { type Loaded, RoomOnTheWay } from './room-on-the-way.ts';

const NEVER = Number.POSITIVE_INFINITY;
// Sums of given numbers may differ in their last digits.
const NEARLY = 1e-6;

/**
 * What is kept of each node. The route's part up to it, its service and the breaks on the leg behind it included: how long it is at
 * least, and between which starts of the route (`PRE`); the same from when it is begun, and between which begins (`SUF`); how
 * long the route is out until it is begun; its earliest begin; driving, service and breaks until then; the window it is begun in;
 * prices of what is on board (brought by it or one behind it, taken on by it or one before it), how much longer what is brought may be,
 * and how long the route may be out for what is taken on.
 */
const [PRE_D, PRE_E, PRE_L, TAKES, TAKES_FOR, OPENS, CLOSES, WAY] = [0, 1, 2, 3, 4, 5, 6, 7];
const [SUF_D, SUF_E, SUF_L, BRINGS, BRINGS_FOR, BEGIN, BUSY, WIDE] = [8, 9, 10, 11, 12, 13, 14, 16];

/** The routes it looks at. */
interface Outlooked extends Loaded {
  readonly size: Int32Array;
  readonly rests: Int32Array;
  readonly mostBreaks: number;
}

/**
 * What a route that was judged whole says about one visit more: how much longer it is out, who comes later than due, what is on
 * board for longer. Durations, earliest and latest starts of a route's parts before and behind each node are kept and put together
 * (Vidal, Crainic, Gendreau & Prins 2014, European Journal of Operational Research 234(3), section 4.2), breaks staying on
 * their leg and visits in their window. A guess: a break may move. Whoever acts on it has the route judged when the change is whole.
 */
export class Outlook {
  readonly #model: Model;
  readonly #routes: Outlooked;
  /** `[node * WIDE + what]`: what is asked together lies together. */
  readonly #each: Float64Array;
  /** This node or the first behind it that may be late at a price; 0: none. */
  readonly #due: Int32Array;
  readonly #room: RoomOnTheWay;
  readonly #out: Float64Array;
  /** Where each node stands in its route: greater behind others. */
  readonly #place: Float64Array;
  /** By vehicle: up to which node what is kept of the part before is as it is now, and from which on that of the part behind; 0: of none. */
  readonly #knownTo: Int32Array;
  readonly #knownFrom: Int32Array;

  /** When the route last guessed would be back at the earliest. */
  back = 0;

  constructor(routes: Outlooked) {
    const { model } = routes;
    this.#model = model;
    this.#routes = routes;
    this.#each = new Float64Array(model.nodes * WIDE);
    this.#due = new Int32Array(model.nodes);
    this.#room = new RoomOnTheWay(routes);
    this.#out = new Float64Array(model.vehicles);
    this.#place = new Float64Array(model.nodes);
    this.#knownTo = new Int32Array(model.vehicles);
    this.#knownFrom = new Int32Array(model.vehicles);
  }

  /** A vehicle's route is another. */
  forget(vehicle: number): void {
    this.#knownTo[vehicle] = 0;
    this.#room.forget(vehicle);
  }

  /** Learns a vehicle's route, with its breaks where it rests. */
  #learn(vehicle: number): void {
    const { next } = this.#routes;
    const head = this.#model.visits + 1 + vehicle;
    const tail = head + this.#model.vehicles;
    let place = 0;
    for (let at = head; ; at = next[at] as number) {
      this.#place[at] = place++;
      if (at === tail) break;
    }
    this.#forward(vehicle, head, tail);
    this.#backward(vehicle, tail, head);
  }

  /** Learns what is not known of the part before `left` and of that behind `right`. */
  #know(vehicle: number, left: number, right: number): void {
    if (this.#knownTo[vehicle] === 0) {
      this.#learn(vehicle);
      return;
    }
    const place = this.#place;
    const to = this.#knownTo[vehicle] as number;
    if ((place[left] as number) > (place[to] as number))
      this.#forward(vehicle, this.#routes.next[to] as number, left);
    const from = this.#knownFrom[vehicle] as number;
    if ((place[right] as number) < (place[from] as number))
      this.#backward(vehicle, this.#routes.prev[from] as number, right);
  }

  /**
   * All that changed in a route is that a visit was put in: the parts before and behind it are as they were. What lies farther is learned
   * when it is asked for; most of it never is.
   */
  learnAround(node: number): void {
    const { of, next, prev } = this.#routes;
    const { row, rows, time, rich } = this.#model;
    const vehicle = of[node] as number;
    const isKnown = this.#knownTo[vehicle] !== 0;
    const [left, right] = [prev[node] as number, next[node] as number];
    const place = ((this.#place[left] as number) + (this.#place[right] as number)) / 2;
    const isBetween = (this.#place[left] as number) < place && place < (this.#place[right] as number);
    // What has to be waited for at the depot moves all that follows.
    if (!isKnown || !isBetween || rich?.released) {
      this.forget(vehicle);
      return;
    }
    this.#know(vehicle, left, right);
    const each = this.#each;
    this.#place[node] = place;
    each[node * WIDE + WAY] = time[(row[left] as number) * rows + (row[node] as number)] as number;
    each[right * WIDE + WAY] = time[(row[node] as number) * rows + (row[right] as number)] as number;
    this.#knownFrom[vehicle] = right;
    this.#forward(vehicle, node, node);
    const then = (each[node * WIDE + PRE_D] as number) + (each[right * WIDE + WAY] as number);
    this.#out[vehicle] = this.#through(then, each[node * WIDE + PRE_L] as number, right);
    this.#room.learnAround(node, left);
  }

  /**
   * What a visit behind `left` probably costs beyond its ways; infinite when it probably cannot be there.
   */
  dearer(node: number, vehicle: number, left: number): number {
    const { row, rows, time, service, rich, kindOf, longest } = this.#model;
    if (!rich) return 0;
    const right = this.#routes.next[left] as number;
    if (!this.#room.has(node, vehicle, left)) return NEVER;
    this.#know(vehicle, left, right);
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
    const out = this.#through(then, latest, right);
    if (out > (longest[vehicle] as number) + NEARLY) return NEVER;
    this.back =
      Math.max(earliest + then, this.#each[right * WIDE + SUF_E] as number) +
      (this.#each[right * WIDE + SUF_D] as number);
    const longer = out - (this.#routes.size[vehicle] === 0 ? 0 : (this.#out[vehicle] as number));
    let cost = (rich.perTime[kindOf[vehicle] as number] as number) * longer;
    if (rich.limited) {
      const most = rich.longestAboard[node] as number;
      if (
        out > (this.#each[right * WIDE + BRINGS_FOR] as number) ||
        out > (this.#each[left * WIDE + TAKES_FOR] as number)
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
      cost += this.#late(vehicle, node, earliest + start, right, earliest + then);
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
    const other = this.#routes.of[right] as number;
    this.#know(vehicle, left, this.#routes.next[left] as number);
    this.#know(other, right, right);
    const start =
      (this.#each[left * WIDE + PRE_D] as number) +
      (time[(row[left] as number) * rows + (row[right] as number)] as number);
    const reaches = (this.#each[left * WIDE + PRE_E] as number) + start;
    if (reaches > (this.#each[right * WIDE + SUF_L] as number) + NEARLY) return NEVER;
    const out = this.#through(start, this.#each[left * WIDE + PRE_L] as number, right);
    if (out > (longest[vehicle] as number) + NEARLY) return NEVER;
    const longer = out - (this.#out[vehicle] as number);
    const later = out - (this.#out[other] as number);
    if (
      rich.limited &&
      (out > (this.#each[left * WIDE + TAKES_FOR] as number) ||
        out > (this.#each[right * WIDE + BRINGS_FOR] as number))
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

  /** How long a route is out that gets to `right` so long after it started, at the latest then. */
  #through(then: number, latest: number, right: number): number {
    const waits = Math.max(0, (this.#each[right * WIDE + SUF_E] as number) - then - latest);
    return then + waits + (this.#each[right * WIDE + SUF_D] as number);
  }

  /** What the time of a vehicle's route costs now. */
  alone(vehicle: number): number {
    const { kindOf, rich } = this.#model;
    if (this.#routes.size[vehicle] === 0) return 0;
    if (this.#knownTo[vehicle] === 0) this.#learn(vehicle);
    return (rich?.perTime[kindOf[vehicle] as number] as number) * (this.#out[vehicle] as number);
  }

  #late(vehicle: number, node: number, begins: number, right: number, reaches: number): number {
    const { due, perLate } = this.#model.rich as Rich;
    let cost = 0;
    const late = begins - (due[node] as number);
    if (late > 0) cost += late * (perLate[node] as number);
    if (this.#due[right] === 0) return cost;
    this.#know(vehicle, right, right);
    return cost + this.#shifted(right, reaches - (this.#each[right * WIDE + BEGIN] as number));
  }

  /** What it costs that a node and those behind it are reached so much later (or earlier). */
  #shifted(right: number, shift: number): number {
    const { due, perLate } = this.#model.rich as Rich;
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
    const { windowed, windowsFrom, windowOpen, windowClose } = rich as Rich;
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

  /** What is kept of the part before each node, from `first`, the node before which is right, to `last`. */
  #forward(vehicle: number, first: number, last: number): void {
    const { row, rows, time, close, service, rich, visits, kindOf } = this.#model;
    const { takes, perAboard, longestAboard, priced, limited } = rich as Rich;
    const { next, prev, rests, mostBreaks } = this.#routes;
    const each = this.#each;
    const head = visits + 1 + vehicle;
    const tail = head + this.#model.vehicles;
    const breaks = rich?.breaks[kindOf[vehicle] as number] as readonly RichBreak[];
    let [D, E, L, busy, taken, takenFor] = [0, 0, 0, 0, 0, NEVER];
    if (first === head) {
      [E, L] = [this.#leaves(head), close[head] as number];
    } else {
      const before = prev[first] as number;
      const at = before * WIDE;
      D = each[at + PRE_D] as number;
      [E, L] = [each[at + PRE_E] as number, each[at + PRE_L] as number];
      busy = each[at + BUSY] as number;
      if (before !== head) {
        busy += service[before] as number;
        for (let k = 0; k < breaks.length; k++)
          if (rests[vehicle * mostBreaks + k] === before) busy += (breaks[k] as RichBreak).lasts;
      }
      [taken, takenFor] = [each[at + TAKES] as number, each[at + TAKES_FOR] as number];
      const way = each[first * WIDE + WAY] as number;
      D += way;
      busy += way;
    }
    for (let node = first; ; ) {
      const at = node * WIDE;
      if (node !== head) {
        this.#window(node, E + D);
        const opens = each[OPENS] as number;
        // A route that was judged can be driven; where it could not be, anything is as good.
        const closes = Math.max(each[CLOSES] as number, opens);
        const waits = Math.max(0, opens - D - L);
        E = Math.max(opens - D, E) - waits;
        L = Math.max(E, Math.min(closes - D, L));
        D += waits;
        each[at + OPENS] = opens;
        each[at + CLOSES] = closes;
      } else {
        each[at + OPENS] = E;
        each[at + CLOSES] = L;
      }
      each[at + BEGIN] = E + D;
      each[at + BUSY] = busy;
      const lasts = node === head ? 0 : (service[node] as number);
      D += lasts;
      busy += lasts;
      for (let k = 0; k < breaks.length; k++) {
        if (rests[vehicle * mostBreaks + k] !== node) continue;
        const { open: from, close: to, lasts: rests1 } = breaks[k] as RichBreak;
        let w = 0;
        while (w < from.length - 1 && (to[w] as number) < E + D) w++;
        if (node === head) {
          // Taken before it leaves.
          E = Math.max(E, from[w] as number) + rests1;
          L = Math.max(E, L);
          continue;
        }
        const waits = Math.max(0, (from[w] as number) - D - L);
        E = Math.max((from[w] as number) - D, E) - waits;
        L = Math.max(E, Math.min((to[w] as number) - D, L));
        D += waits + rests1;
        busy += rests1;
      }
      each[at + PRE_D] = D;
      each[at + PRE_E] = E;
      each[at + PRE_L] = L;
      if (node > visits) {
        taken = 0;
        takenFor = NEVER;
      } else if (takes[node]) {
        if (priced) taken += perAboard[node] as number;
        if (limited && (longestAboard[node] as number) < NEVER)
          takenFor = Math.min(takenFor, (longestAboard[node] as number) + D);
      }
      each[at + TAKES] = taken;
      each[at + TAKES_FOR] = takenFor;
      if (node === last) break;
      const to = next[node] as number;
      if (first === head)
        each[to * WIDE + WAY] = time[(row[node] as number) * rows + (row[to] as number)] as number;
      const way = each[to * WIDE + WAY] as number;
      D += way;
      busy += way;
      node = to;
    }
    this.#knownTo[vehicle] = last;
    if (last === tail) this.#out[vehicle] = D;
  }

  /** When a route could leave: its goods there. */
  #leaves(head: number): number {
    const { open, rich, visits } = this.#model;
    const { released, release } = rich as Rich;
    const { next } = this.#routes;
    let leaves = open[head] as number;
    if (!released) return leaves;
    for (let at = next[head] as number; at <= visits; at = next[at] as number)
      leaves = Math.max(leaves, release[at] as number);
    return leaves;
  }

  /** What is kept of the part behind each node, from `last`, the node behind which is right, back to `first`. */
  #backward(vehicle: number, last: number, first: number): void {
    const { service, rich, visits, kindOf } = this.#model;
    const { brings, perAboard, perLate, longestAboard, priced, limited } = rich as Rich;
    const { next, prev, rests, mostBreaks } = this.#routes;
    const each = this.#each;
    const head = visits + 1 + vehicle;
    const tail = head + this.#model.vehicles;
    const breaks = rich?.breaks[kindOf[vehicle] as number] as readonly RichBreak[];
    let [D, E, L, brought, broughtFor, due] = [0, 0, 0, 0, NEVER, 0];
    if (last !== tail) {
      const behind = next[last] as number;
      const at = behind * WIDE;
      const way = each[at + WAY] as number;
      D = (each[at + SUF_D] as number) + way;
      E = (each[at + SUF_E] as number) - way;
      L = (each[at + SUF_L] as number) - way;
      [brought, broughtFor] = [each[at + BRINGS] as number, each[at + BRINGS_FOR] as number];
      due = this.#due[behind] as number;
    }
    for (let node = last; ; ) {
      const at = node * WIDE;
      if (node !== tail) {
        for (let k = breaks.length - 1; k >= 0; k--) {
          if (rests[vehicle * mostBreaks + k] !== node || node === head) continue;
          const { open: from, close: to, lasts: rests1 } = breaks[k] as RichBreak;
          let w = 0;
          const then = (each[at + PRE_E] as number) + (each[at + PRE_D] as number) - rests1;
          while (w < from.length - 1 && (to[w] as number) < then) w++;
          const waits = Math.max(0, E - rests1 - (to[w] as number));
          D += rests1 + waits;
          E = Math.max(E - rests1, from[w] as number) - waits;
          L = Math.min(L - rests1, to[w] as number);
        }
        const lasts = node === head ? 0 : (service[node] as number);
        const [opens, closes] = [each[at + OPENS] as number, each[at + CLOSES] as number];
        const waits = Math.max(0, E - lasts - closes);
        D += lasts + waits;
        E = Math.max(E - lasts, opens) - waits;
        L = Math.min(L - lasts, closes);
      } else [E, L] = [each[at + OPENS] as number, each[at + CLOSES] as number];
      each[at + SUF_D] = D;
      each[at + SUF_E] = E;
      each[at + SUF_L] = L;
      if (node > visits) {
        brought = 0;
        broughtFor = NEVER;
      } else {
        if (brings[node]) {
          if (priced) brought += perAboard[node] as number;
          if (limited) broughtFor = Math.min(broughtFor, (longestAboard[node] as number) + D);
        }
        if (priced && (perLate[node] as number) > 0) due = node;
      }
      each[at + BRINGS] = brought;
      each[at + BRINGS_FOR] = broughtFor;
      this.#due[node] = due;
      if (node === first) break;
      const way = each[at + WAY] as number;
      D += way;
      E -= way;
      L -= way;
      node = prev[node] as number;
    }
    this.#knownFrom[vehicle] = first;
  }
}
