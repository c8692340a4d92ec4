import type { Pause } from '../problem.ts';
import type { Rich, RichBreak } from './rich.ts';
import type { Routes } from './routes.ts';

// Sums of given numbers may differ in their last digits.
const NEARLY = 1e-9;
/** So much later than a window's end is still in it. */
const OVER = 1e-6;
/** So many legs are tried for a break, besides the one it was on and those beside that. */
const LEGS = 6;
const BESIDE = [0, 1, -1] as const;
const NOT = -1;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Drives a whole route where parts of routes say too little (`Rich`): loads by trip, loading order, windows, breaks, most times on
 * board, and what lateness, time on board and time out cost under the timetable of decision 0034. The checker works the same out
 * in another way.
 */
export class Judge {
  readonly #routes: Routes;
  /** The route as it is judged: head, visits and reloads, tail. */
  readonly #seq: Int32Array;
  #last = 0;
  readonly #begin: Float64Array;
  readonly #go: Float64Array;
  readonly #wait: Float64Array;
  /** When the window ends that service begins in. */
  readonly #until: Float64Array;
  /** No earlier than this, for the sake of a most time on board. */
  readonly #begins: Float64Array;
  readonly #goes: Float64Array;
  /** How much waiting there is from the start of the trip to a node, and how much later its trip leaves. */
  readonly #waited: Float64Array;
  readonly #put: Float64Array;
  readonly #left: Float64Array;
  /** Of each shipment's node, where in the route it is. */
  readonly #at: Int32Array;
  readonly #stack: Int32Array;
  /** Leg each break is taken on (behind which node of the route); NOT: it is not. When each could begin and does. */
  #legs: Int32Array = new Int32Array(0);
  #bestLegs: Int32Array = new Int32Array(0);
  readonly #hint: Int32Array;
  readonly #ready: Float64Array;
  readonly #rests: Float64Array;
  readonly #restUntil: Float64Array;
  #breaks: readonly RichBreak[] = [];
  readonly #tries: Int32Array;
  #least = NEVER;
  /** The visit that was last tried behind another, and what that costs; 0: something else was judged since. */
  #vehicle = 0;
  #node = 0;
  #after = 0;
  #extra = 0;
  /** Driving and service of the route up to each node. */
  readonly #busyTo: Float64Array;
  /** From this node of the route on, times are not worked out yet. */
  #stale = 0;

  constructor(routes: Routes) {
    this.#routes = routes;
    const { model } = routes;
    const most = model.nodes + 2;
    const most0 = () => new Float64Array(most);
    this.#seq = new Int32Array(most);
    this.#begin = most0();
    this.#go = most0();
    this.#wait = most0();
    this.#until = most0();
    this.#begins = most0();
    this.#goes = most0();
    this.#waited = most0();
    this.#put = most0();
    this.#busyTo = most0();
    this.#left = most0();
    this.#at = new Int32Array(most);
    this.#stack = new Int32Array(most);
    const breaks = routes.mostBreaks;
    this.#legs = new Int32Array(breaks);
    this.#bestLegs = new Int32Array(breaks);
    this.#hint = new Int32Array(breaks);
    this.#tries = new Int32Array(breaks * (LEGS + BESIDE.length));
    this.#ready = new Float64Array(breaks);
    this.#rests = new Float64Array(breaks);
    this.#restUntil = new Float64Array(breaks);
  }

  /**
   * What the route of a vehicle costs beyond its ways, with `node` put behind `after` and `second` behind `secondAfter`
   * (which may be `node`); infinite when it cannot be driven. Breaks stay where they are if they can.
   */
  extraOf(vehicle: number, node = 0, after = NOT, second = 0, secondAfter = NOT): number {
    const extra = this.#extraOf(vehicle, node, after, second, secondAfter);
    if (node > 0 && second === 0) {
      this.#vehicle = vehicle;
      this.#node = node;
      this.#after = after;
      this.#extra = extra;
    }
    return extra;
  }

  /** What `extraOf` said, when that is the last that was judged; otherwise not a number. */
  knownExtraOf(vehicle: number, node: number, after: number): number {
    return vehicle === this.#vehicle && node === this.#node && after === this.#after
      ? this.#extra
      : Number.NaN;
  }

  #extraOf(vehicle: number, node: number, after: number, second: number, secondAfter: number): number {
    if (!this.#begun(vehicle, node, after, second, secondAfter)) return this.#last === 1 ? 0 : NEVER;
    this.#keepRests(vehicle);
    if (this.#forward()) {
      const extra = this.#timed(vehicle);
      if (extra < NEVER) {
        this.#bestLegs.set(this.#legs);
        return extra;
      }
    }
    return this.#leastOf(vehicle);
  }

  /** The same of the route as it is, with its breaks where they are best. */
  settledExtraOf(vehicle: number): number {
    if (!this.#begun(vehicle, 0, NOT, 0, NOT)) return this.#last === 1 ? 0 : NEVER;
    return this.#leastOf(vehicle);
  }

  #begun(vehicle: number, node: number, after: number, second: number, secondAfter: number): boolean {
    this.#fill(vehicle, node, after, second, secondAfter);
    const { model } = this.#routes;
    this.#breaks = model.rich?.breaks[model.kindOf[vehicle] as number] ?? [];
    this.#bestLegs.fill(NOT);
    this.#stale = 0;
    return this.#last > 1 && this.#carries(vehicle, node) && this.#isNear(vehicle);
  }

  #leastOf(vehicle: number): number {
    for (let k = 0; k < this.#breaks.length; k++) this.#hint[k] = this.#legOf(vehicle, k);
    this.#legs.fill(NOT);
    this.#least = NEVER;
    this.#stale = 0;
    this.#rest(vehicle, 0, 0);
    return this.#least;
  }

  /** Puts the breaks on the legs where they are in the route as it is. */
  #keepRests(vehicle: number): void {
    this.#legs.fill(NOT);
    for (let k = 0; k < this.#breaks.length; k++) this.#legs[k] = this.#legOf(vehicle, k);
  }

  #legOf(vehicle: number, k: number): number {
    const { rests, mostBreaks } = this.#routes;
    const node = rests[vehicle * mostBreaks + k] as number;
    if (node === 0) return NOT;
    for (let i = 0; i < this.#last; i++) if (this.#seq[i] === node) return i;
    return NOT;
  }

  /** The node behind which the route judged last takes a break; 0: it does not. */
  restOf(k: number): number {
    const leg = this.#bestLegs[k] as number;
    return leg === NOT ? 0 : (this.#seq[leg] as number);
  }

  /** Breaks and reloads of a vehicle's route as it is. */
  pausesOf(vehicle: number): Pause[] {
    this.#fill(vehicle, 0, NOT, 0, NOT);
    const { visits, rich, kindOf } = this.#routes.model;
    this.#breaks = rich?.breaks[kindOf[vehicle] as number] ?? [];
    this.#keepRests(vehicle);
    const pauses: Pause[] = [];
    let after = 0;
    for (let i = 0; i < this.#last; i++) {
      const node = this.#seq[i] as number;
      if (rich && node >= rich.firstReload) {
        const index = rich.reloadIndex[node - rich.firstReload] as number;
        pauses.push({ after, what: 'reload', index });
      } else if (node <= visits) after++;
      for (const [k, { index }] of this.#breaks.entries())
        if (this.#legs[k] === i) pauses.push({ after, what: 'break', index });
    }
    return pauses;
  }

  #fill(vehicle: number, node: number, after: number, second: number, secondAfter: number): void {
    this.#node = 0;
    const { next } = this.#routes;
    const seq = this.#seq;
    const tail = this.#routes.tail(vehicle);
    let count = 0;
    for (let at = this.#routes.head(vehicle); ; at = next[at] as number) {
      seq[count++] = at;
      if (at === after) {
        seq[count++] = node;
        if (secondAfter === node) seq[count++] = second;
      } else if (at === secondAfter) seq[count++] = second;
      if (at === tail) break;
    }
    this.#last = count - 1;
  }

  #isReload(node: number): boolean {
    return node >= (this.#routes.model.rich?.firstReload as number);
  }

  #carries(vehicle: number, added: number): boolean {
    const { model, sum } = this.#routes;
    const { dimensions, brought, change, amount, capacity, paired } = model;
    const seq = this.#seq;
    const last = this.#last;
    if (paired && !this.#keepsShipments()) return false;
    if (!this.#hasLoaded(vehicle)) return false;
    if (model.rich?.lastInFirstOut[model.kindOf[vehicle] as number] && !this.#unloads()) return false;
    for (let k = 0; k < dimensions; k++) {
      const most = capacity[vehicle * dimensions + k] as number;
      // All of it would fit at once.
      const all = (sum[vehicle * dimensions + k] as number) + (amount[added * dimensions + k] as number);
      if (!paired && all <= most) continue;
      let from = 0;
      while (from < last) {
        // A trip: what it brings is loaded first.
        let load = 0;
        let to = from + 1;
        for (; to < last && !this.#isReload(seq[to] as number); to++)
          load += brought[(seq[to] as number) * dimensions + k] as number;
        if (load > most) return false;
        for (let i = from + 1; i < to; i++) {
          load += change[(seq[i] as number) * dimensions + k] as number;
          if (load > most) return false;
        }
        from = to;
      }
    }
    return true;
  }

  /** A vehicle underway brings what it has on board, all of it and nothing else, on its first trip. */
  #hasLoaded(vehicle: number): boolean {
    const { rich, kindOf, partner } = this.#routes.model;
    const aboard = rich?.aboard[kindOf[vehicle] as number];
    if (!aboard) return true;
    let isFirst = true;
    for (let i = 1; i < this.#last; i++) {
      const node = this.#seq[i] as number;
      if (this.#isReload(node)) isFirst = false;
      else if (aboard.has(node) !== isFirst && (aboard.has(node) || (rich?.brings[node] && !partner[node])))
        return false;
    }
    return true;
  }

  /** No shipment is on board over a reload. */
  #keepsShipments(): boolean {
    const { partner, isPickup } = this.#routes.model;
    let aboard = 0;
    for (let i = 1; i < this.#last; i++) {
      const node = this.#seq[i] as number;
      if (this.#isReload(node)) {
        if (aboard > 0) return false;
      } else if (partner[node]) aboard += isPickup[node] ? 1 : -1;
    }
    return true;
  }

  /** Whether everything can be taken out without lifting something else, loaded later, out of the way. */
  #unloads(): boolean {
    const { model } = this.#routes;
    const { partner, isPickup, rich } = model;
    const stack = this.#stack;
    let height = 0;
    let collected = 0;
    for (let i = 1; i < this.#last; i++) {
      const node = this.#seq[i] as number;
      if (this.#isReload(node)) {
        collected = height = 0;
        continue;
      }
      const other = partner[node] as number;
      if (other > 0) {
        if (!this.#hasGoods(isPickup[node] ? node : other)) continue;
        if (isPickup[node]) stack[height++] = node;
        else if (height === 0 || stack[--height] !== other) return false;
        continue;
      }
      if (rich?.brings[node] && (height > 0 || collected > 0)) return false;
      if (rich?.takes[node]) {
        if (height > 0) return false;
        collected++;
      }
    }
    return true;
  }

  #hasGoods(pickup: number): boolean {
    const { change, dimensions } = this.#routes.model;
    for (let k = 0; k < dimensions; k++) if (change[pickup * dimensions + k] !== 0) return true;
    return false;
  }

  /** Most distance and most driving. */
  #isNear(vehicle: number): boolean {
    const { distance, time, row, rows, farthest, longestDriving, service } = this.#routes.model;
    const seq = this.#seq;
    let [far, driving, serving] = [0, 0, 0];
    for (let i = 0; i < this.#last; i++) {
      const way = (row[seq[i] as number] as number) * rows + (row[seq[i + 1] as number] as number);
      far += distance[way] as number;
      driving += time[way] as number;
      serving += service[seq[i] as number] as number;
      this.#busyTo[i + 1] = driving + serving;
    }
    return (
      far <= (farthest[vehicle] as number) + NEARLY && driving <= (longestDriving[vehicle] as number) + NEARLY
    );
  }

  /** Tries the breaks from the `k`-th on, each on some legs it can begin on, no earlier than on leg `from`. */
  #rest(vehicle: number, k: number, from: number): void {
    if (!this.#forward()) return;
    if (k === this.#breaks.length) {
      const extra = this.#timed(vehicle);
      if (extra >= this.#least) return;
      this.#least = extra;
      this.#bestLegs.set(this.#legs);
      return;
    }
    const { open, close } = this.#breaks[k] as RichBreak;
    const latest = close[close.length - 1] as number;
    const last = this.#last;
    if ((this.#begin[last] as number) <= latest) {
      this.#rest(vehicle, k + 1, from);
      if (this.#least < NEVER || !this.#forward()) return;
    }
    // A break delays what follows it alike wherever it is taken, but where it falls into waiting: the first leg and those are tried.
    const first = open[0] as number;
    const tries = k * (LEGS + BESIDE.length);
    let count = 0;
    const hint = this.#hint[k] as number;
    if (hint !== NOT) {
      for (const beside of BESIDE) {
        const leg = hint + beside;
        if (leg < from || leg >= last) continue;
        if (this.#readyAt(leg) <= latest) this.#tries[tries + count++] = leg;
      }
    }
    const most = count + LEGS;
    let isFirst = true;
    for (let leg = from; leg < last && count < most; leg++) {
      if (this.#readyAt(leg) > latest) break;
      const next = leg + 1;
      const mayWait = next < last && this.#readyAt(next) <= latest;
      if ((this.#begin[next] as number) < first && mayWait) continue;
      if (!isFirst && (this.#wait[next] as number) <= 0 && mayWait) continue;
      isFirst = false;
      if (hint === NOT || Math.abs(leg - hint) > 1) this.#tries[tries + count++] = leg;
    }
    for (let i = 0; i < count; i++) {
      const leg = this.#tries[tries + i] as number;
      this.#legs[k] = leg;
      this.#stale = Math.min(this.#stale, leg);
      this.#rest(vehicle, k + 1, leg);
      this.#legs[k] = NOT;
      this.#stale = Math.min(this.#stale, leg);
      // Nothing can be cheaper than nothing.
      if (this.#least <= 0) break;
    }
  }

  /** When a break on a leg could begin. */
  #readyAt(leg: number): number {
    const node = this.#seq[leg] as number;
    if (leg > 0 && !this.#isReload(node)) return this.#go[leg] as number;
    return (this.#begin[leg] as number) + (this.#routes.model.service[node] as number);
  }

  #timed(vehicle: number): number {
    const { model } = this.#routes;
    const { rich } = model;
    if (!rich) return 0;
    const isLimited = rich.limited || (model.longest[vehicle] as number) < NEVER;
    if (isLimited && !this.#limit(vehicle)) return NEVER;
    for (let k = 0; k < this.#breaks.length; k++) {
      const { close } = this.#breaks[k] as RichBreak;
      // Without its break it has to be back while that could still begin.
      if (this.#legs[k] === NOT && (this.#begin[this.#last] as number) > (close[close.length - 1] as number))
        return NEVER;
    }
    return rich.priced ? this.#price(vehicle) : 0;
  }

  /**
   * Everything as early as can be, from where that is not known; false when a window or the end of the shift is missed.
   * `held`: no earlier than `#begins` and `#goes`.
   */
  #forward(held = false): boolean {
    const { model } = this.#routes;
    const { row, rows, time, open, close, service } = model;
    const { windowsFrom, windowOpen, windowClose, firstReload, windowed } = model.rich as Rich;
    const [seq, last, begin, go, wait, ends] = [
      this.#seq,
      this.#last,
      this.#begin,
      this.#go,
      this.#wait,
      this.#until,
    ];
    const rests = this.#breaks.length;
    let i = this.#stale;
    if (i > last) return true;
    if (i === 0) begin[0] = open[seq[0] as number] as number;
    for (; ; i++) {
      const node = seq[i] as number;
      const isDepot = i === 0 || node >= firstReload;
      if (isDepot) {
        const ready = this.#readyToLeave(i);
        if (ready === NEVER) return this.#failed(i);
        go[i] = held && (this.#goes[i] as number) > ready ? (this.#goes[i] as number) : ready;
      } else go[i] = (begin[i] as number) + (service[node] as number);
      if (i === last) break;
      const next = seq[i + 1] as number;
      const way = time[(row[node] as number) * rows + (row[next] as number)] as number;
      let starts = (go[i] as number) + way;
      let rested = 0;
      if (rests > 0 && !isDepot) {
        let ready = go[i] as number;
        for (let k = 0; k < rests; k++) {
          if (this.#legs[k] !== i) continue;
          if (!this.#takesBreak(k, ready)) return this.#failed(i);
          const { lasts } = this.#breaks[k] as RichBreak;
          ready = (this.#rests[k] as number) + lasts;
          rested += lasts;
        }
        starts += rested;
        if (rested > 0 && ready > starts) starts = ready;
      }
      if (held && (this.#begins[i + 1] as number) > starts) starts = this.#begins[i + 1] as number;
      let until = close[next] as number;
      const from = windowed ? (windowsFrom[next] as number) : 0;
      const to = windowed ? (windowsFrom[next + 1] as number) : 0;
      if (from < to) {
        let w = from;
        while (w < to && (windowClose[w] as number) + OVER < starts) w++;
        if (w === to) return this.#failed(i);
        until = windowClose[w] as number;
        if (starts < (windowOpen[w] as number)) starts = windowOpen[w] as number;
      } else {
        if (starts < (open[next] as number)) starts = open[next] as number;
        if (starts > until) return this.#failed(i);
      }
      begin[i + 1] = starts;
      ends[i + 1] = until;
      wait[i + 1] = starts - (go[i] as number) - way - rested;
    }
    this.#stale = last + 1;
    return true;
  }

  #failed(at: number): false {
    this.#stale = at;
    return false;
  }

  /** When a vehicle could leave a depot: unloaded, rested, its goods there. */
  #readyToLeave(at: number): number {
    const { rich, service } = this.#routes.model;
    const { release, released } = rich as Rich;
    let ready = (this.#begin[at] as number) + (service[this.#seq[at] as number] as number);
    for (let k = 0; k < this.#breaks.length; k++) {
      if (this.#legs[k] !== at) continue;
      if (!this.#takesBreak(k, ready)) return NEVER;
      ready = (this.#rests[k] as number) + (this.#breaks[k] as RichBreak).lasts;
    }
    if (!released) return ready;
    for (let j = at + 1; j < this.#last && !this.#isReload(this.#seq[j] as number); j++) {
      const then = release[this.#seq[j] as number] as number;
      if (then > ready) ready = then;
    }
    return ready;
  }

  /** When a break begins that could at `ready`; false: its windows are over. */
  #takesBreak(k: number, ready: number): boolean {
    const { open, close } = this.#breaks[k] as RichBreak;
    for (let w = 0; w < open.length; w++) {
      if (ready > (close[w] as number) + OVER) continue;
      this.#ready[k] = ready;
      this.#rests[k] = Math.max(ready, open[w] as number);
      this.#restUntil[k] = close[w] as number;
      return true;
    }
    return false;
  }

  /** Puts off what must not be on board for longer, again and again, until all most times are kept; false when they cannot be. */
  #limit(vehicle: number): boolean {
    const { model } = this.#routes;
    const { service, partner, isPickup, longest } = model;
    const longestAboard = model.rich?.longestAboard as Float64Array;
    const { brings, takes } = model.rich as NonNullable<typeof model.rich>;
    const [seq, last, begin, go] = [this.#seq, this.#last, this.#begin, this.#go];
    const [begins, goes] = [this.#begins, this.#goes];
    for (let i = 0; i <= last; i++) {
      begins[i] = goes[i] = Number.NEGATIVE_INFINITY;
      this.#at[seq[i] as number] = i;
    }
    for (let round = 0; round < 2 * last + 8; round++) {
      let moved = false;
      let isHopeless = false;
      const hold = (from: number, to: number, most: number) => {
        const least = (begin[to] as number) - most;
        if (least <= (go[from] as number) + NEARLY) return;
        // What takes longer without any waiting is not mended by putting it off.
        if (this.#leastBetween(from, to) > most + NEARLY) isHopeless = true;
        const node = seq[from] as number;
        if (from === 0 || this.#isReload(node)) goes[from] = least;
        else begins[from] = least - (service[node] as number);
        moved = true;
      };
      hold(0, last, longest[vehicle] as number);
      let depot = 0;
      for (let i = 1; i < last; i++) {
        const node = seq[i] as number;
        if (this.#isReload(node)) depot = i;
        const most = longestAboard[node] as number;
        if (most === NEVER) continue;
        if (partner[node]) {
          if (isPickup[node]) hold(i, this.#at[partner[node] as number] as number, most);
          continue;
        }
        if (brings[node]) hold(depot, i, most);
        if (!takes[node]) continue;
        let end = i + 1;
        while (end < last && !this.#isReload(seq[end] as number)) end++;
        hold(i, end, most);
      }
      if (!moved) return true;
      if (isHopeless) return false;
      this.#stale = 0;
      const holds = this.#forward(true);
      this.#stale = 0;
      if (!holds) return false;
    }
    return false;
  }

  /** Driving, service and breaks from leaving one node of the route to reaching another. */
  #leastBetween(from: number, to: number): number {
    const node = this.#seq[from] as number;
    const isDepot = from === 0 || this.#isReload(node);
    const served = from === 0 ? 0 : (this.#routes.model.service[node] as number);
    let least = (this.#busyTo[to] as number) - (this.#busyTo[from] as number) - served;
    for (let k = 0; k < this.#breaks.length; k++) {
      const leg = this.#legs[k] as number;
      if (leg >= from + (isDepot ? 1 : 0) && leg < to) least += (this.#breaks[k] as RichBreak).lasts;
    }
    return least;
  }

  /** Puts off each trip's leaving as long as that makes nobody late and its end no later, and adds up what time costs then. */
  #price(vehicle: number): number {
    const { model } = this.#routes;
    const { kindOf, partner, isPickup } = model;
    const { due, perLate, perAboard, perTime, brings, takes } = model.rich as NonNullable<typeof model.rich>;
    const [seq, last, begin, go] = [this.#seq, this.#last, this.#begin, this.#go];
    const [waited, put, left] = [this.#waited, this.#put, this.#left];
    for (let depot = 0; depot < last; ) {
      let end = depot + 1;
      while (end < last && !this.#isReload(seq[end] as number)) end++;
      let sum = 0;
      let slack = NEVER;
      for (let i = depot + 1; i <= end; i++) {
        const leg = i - 1;
        if (leg !== depot) {
          let before = sum;
          for (let k = 0; k < this.#breaks.length; k++) {
            if (this.#legs[k] !== leg) continue;
            slack = Math.min(slack, before + (this.#restUntil[k] as number) - (this.#ready[k] as number));
            before += (this.#rests[k] as number) - (this.#ready[k] as number);
          }
        }
        sum += this.#wait[i] as number;
        waited[i] = sum;
        if (i === end) break;
        const now = begin[i] as number;
        const most = Math.min(this.#until[i] as number, Math.max(due[seq[i] as number] as number, now));
        slack = Math.min(slack, sum + most - now);
      }
      const later = Math.max(0, Math.min(sum, slack));
      left[depot] = later;
      for (let i = depot + 1; i <= end; i++)
        put[i] = i === end ? 0 : Math.max(0, later - (waited[i] as number));
      depot = end;
    }
    let cost = 0;
    let depot = 0;
    for (let i = 1; i < last; i++) {
      const node = seq[i] as number;
      this.#at[node] = i;
      if (this.#isReload(node)) {
        depot = i;
        continue;
      }
      const now = (begin[i] as number) + (put[i] as number);
      if (now > (due[node] as number)) cost += (perLate[node] as number) * (now - (due[node] as number));
      const price = perAboard[node] as number;
      if (price === 0 || partner[node]) continue;
      if (brings[node]) cost += price * (now - (go[depot] as number) - (left[depot] as number));
      if (!takes[node]) continue;
      let end = i + 1;
      while (end < last && !this.#isReload(seq[end] as number)) end++;
      cost += price * ((begin[end] as number) - (go[i] as number) - (put[i] as number));
    }
    for (let i = 1; i < last; i++) {
      const node = seq[i] as number;
      const price = perAboard[node] as number;
      if (price === 0 || !partner[node] || !isPickup[node]) continue;
      const to = this.#at[partner[node] as number] as number;
      cost += price * ((begin[to] as number) + (put[to] as number) - (go[i] as number) - (put[i] as number));
    }
    const price = perTime[kindOf[vehicle] as number] as number;
    if (price > 0) {
      let out = (begin[last] as number) - (go[0] as number) - (left[0] as number);
      for (let k = 0; k < this.#breaks.length; k++) {
        const { lasts, isPaid } = this.#breaks[k] as RichBreak;
        if (!isPaid && (this.#legs[k] as number) > 0) out -= lasts;
      }
      cost += price * out;
    }
    return cost;
  }
}
