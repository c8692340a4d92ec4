import type { Plan, Route } from '../problem.ts';
import { Judge } from './judge.ts';
import { KeptJudgements } from './kept-judgements.ts';
import type { Model } from './model.ts';
import { Outlook } from './outlook.ts';
import type { RichBreak } from './rich.ts';
import { Times } from './times.ts';

/**
 * The routes being worked on, as linked lists from each vehicle's head to its tail, with what makes a step cheap to judge:
 * when a visit begins at the earliest and at the latest, what is on board, the cost of the way to each node.
 * Every step since `mark` can be taken back.
 */
export class Routes {
  readonly model: Model;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Vehicle of each node; -1: in no route. */
  readonly of: Int32Array;
  /** Cost of the way from the node before. */
  readonly step: Float64Array;
  /** `[node]` earliest, `[nodes + node]` latest begin of service with which the route can be kept. */
  readonly begin: Float64Array;
  readonly nodes: number;
  /** `[vehicle * dimensions + k]`: sum of what its visits bring and take. */
  readonly sum: Float64Array;
  /** The part of `sum` that its visits bring, where loads go both ways. */
  readonly bringing: Float64Array;
  /** `[node * dimensions + k]`: on board when leaving the node where shipments are, otherwise the sum of its route so far. */
  readonly aboard: Float64Array;
  /** Shipments on board when leaving the node. */
  readonly shipments: Int32Array;
  readonly size: Int32Array;
  /** The vehicles that have visits, the first `used` of them. */
  readonly busy: Int32Array;
  /** 1: the visit stays in its route; 1: it stays where it is, and nothing is put before it. */
  readonly stays: Uint8Array;
  readonly sealed: Uint8Array;
  /** Visits that may be touched, the first `owned` of them; 1: the visit is another's, the vehicle is another's. */
  readonly own: Int32Array;
  readonly #isAway: Uint8Array;
  readonly #isTaken: Uint8Array;
  owned = 0;
  /** Where changes begin: the first `seeded` of them. */
  readonly seeds: Int32Array;
  seeded = 0;
  /** What a route costs beyond its ways, where a problem is rich; how many routes cannot be driven as they are. */
  readonly judge: Judge | null;
  readonly outlook: Outlook | null;
  /** Whether guesses are as good as judgements while a change is made: its routes are judged when it is done. */
  readonly believes: boolean;
  readonly extra: Float64Array;
  /** `[vehicle * mostBreaks + k]`: node behind which a break is taken; 0: it is not. */
  readonly rests: Int32Array;
  readonly mostBreaks: number;
  broken = 0;
  /** Ways, vehicles and what routes cost beyond; what is left out is not in it. */
  cost = 0;
  used = 0;

  readonly #kept: KeptJudgements | null;
  /** Every step since `mark`: the node, what it was taken out from behind (-1: it was put in), the ways to it and from it. */
  readonly #logNode: Int32Array;
  readonly #logAfter: Int32Array;
  readonly #logWays: Float64Array;
  #logged = 0;
  #costMarked = 0;
  /** The vehicles whose routes changed since `mark`, and the mark since which each has. */
  readonly #touched: Int32Array;
  readonly #touchedAt: Int32Array;
  #touches = 0;
  #marks = 0;
  readonly #times: Times;
  readonly #freeHint: Int32Array;
  /** Where each vehicle stands in `busy`. */
  readonly #busyAt: Int32Array;

  constructor(model: Model) {
    this.model = model;
    const { visits, vehicles, dimensions, kinds } = model;
    this.nodes = model.nodes;
    this.next = new Int32Array(this.nodes);
    this.prev = new Int32Array(this.nodes);
    this.of = new Int32Array(this.nodes).fill(-1);
    this.step = new Float64Array(this.nodes);
    this.begin = new Float64Array(2 * this.nodes);
    this.sum = new Float64Array(vehicles * dimensions);
    this.bringing = new Float64Array(model.mixed ? vehicles * dimensions : 0);
    this.aboard = new Float64Array(this.nodes * dimensions);
    this.shipments = new Int32Array(this.nodes);
    this.stays = new Uint8Array(this.nodes);
    this.sealed = new Uint8Array(this.nodes);
    this.size = new Int32Array(vehicles);
    this.own = new Int32Array(visits + 1);
    this.seeds = new Int32Array(visits + 1);
    this.#isAway = new Uint8Array(visits + 1);
    this.#isTaken = new Uint8Array(vehicles);
    this.busy = new Int32Array(vehicles);
    this.#busyAt = new Int32Array(vehicles);
    this.#logNode = new Int32Array(8 * this.nodes);
    this.#logAfter = new Int32Array(8 * this.nodes);
    this.#logWays = new Float64Array(16 * this.nodes);
    this.#touched = new Int32Array(vehicles);
    this.#touchedAt = new Int32Array(vehicles).fill(-1);
    this.#times = new Times(this);
    this.#freeHint = new Int32Array(kinds);
    this.extra = new Float64Array(model.rich ? vehicles : 0);
    this.mostBreaks = Math.max(0, ...(model.rich?.breaks ?? []).map(({ length }) => length));
    this.rests = new Int32Array(vehicles * this.mostBreaks);
    this.#kept = model.rich ? new KeptJudgements(this) : null;
    const judge = model.rich ? new Judge(this) : null;
    this.judge = judge;
    this.outlook = judge && new Outlook(this);
    this.believes = guessesAreGood(model);
    this.empty();
    this.keepAll();
  }

  head(vehicle: number): number {
    return this.model.visits + 1 + vehicle;
  }

  tail(vehicle: number): number {
    return this.model.visits + 1 + this.model.vehicles + vehicle;
  }

  empty(): void {
    this.of.fill(-1);
    this.sum.fill(0);
    this.bringing.fill(0);
    this.size.fill(0);
    this.cost = this.used = this.broken = 0;
    this.extra.fill(0);
    this.rests.fill(0);
    if (this.model.rich) this.stays.fill(1, this.model.rich.firstReload);
    for (let vehicle = 0; vehicle < this.model.vehicles; vehicle++) {
      const [head, tail] = [this.head(vehicle), this.tail(vehicle)];
      this.of[head] = this.of[tail] = vehicle;
      this.next[head] = tail;
      this.prev[tail] = head;
      this.prev[head] = this.next[tail] = 0;
      this.step[tail] = this.#way(vehicle, head, tail);
      this.refresh(vehicle);
    }
    this.mark();
  }

  /** What was done so far stands; from here steps are taken back. */
  mark(): void {
    // Where routes are judged whole, nobody asks for these sums.
    if (!this.model.paired && !this.judge)
      for (let i = 0; i < this.#touches; i++) this.#refreshSums(this.#touched[i] as number);
    this.#forget();
    this.#costMarked = this.cost;
    this.#kept?.forget();
  }

  #forget(): void {
    this.#logged = this.#touches = 0;
    this.#marks++;
    this.#times.forget();
  }

  /** Puts a visit behind a node of a route. Times are right again after `refreshRuined`, sums on the way after `mark`. */
  link(node: number, after: number): void {
    const vehicle = this.of[after] as number;
    const to = this.next[after] as number;
    this.#kept?.keep(vehicle);
    this.#touch(vehicle);
    this.#log(node, -1, this.step[to] as number, 0);
    this.#linkIn(node, after, this.#way(vehicle, after, node), this.#way(vehicle, node, to));
  }

  unlink(node: number): void {
    const vehicle = this.of[node] as number;
    const [from, to] = [this.prev[node] as number, this.next[node] as number];
    this.#kept?.keep(vehicle);
    this.#touch(vehicle);
    this.#log(node, from, this.step[node] as number, this.step[to] as number);
    for (let k = vehicle * this.mostBreaks; k < (vehicle + 1) * this.mostBreaks; k++)
      if (this.rests[k] === node) this.rests[k] = from;
    this.#linkOut(node, this.#way(vehicle, from, to));
  }

  #touch(vehicle: number): void {
    if (this.#touchedAt[vehicle] === this.#marks) return;
    this.#touchedAt[vehicle] = this.#marks;
    this.#touched[this.#touches++] = vehicle;
    if (this.model.timed) this.#times.keep(vehicle);
  }

  /**
   * Lets what follows `left` and what follows `right`, in two routes, change places, `more` dearer than before.
   * It cannot be taken back.
   */
  swapTails(left: number, right: number, more: number): void {
    const { next, prev, of, step, sum, size, aboard, model } = this;
    const [first, second] = [of[left] as number, of[right] as number];
    const [firstTail, secondTail] = [this.tail(first), this.tail(second)];
    const [afterLeft, afterRight] = [next[left] as number, next[right] as number];
    const [lastLeft, lastRight] = [prev[firstTail] as number, prev[secondTail] as number];
    let moved = 0;
    for (let at = afterLeft; at !== firstTail; at = next[at] as number) {
      of[at] = second;
      moved++;
    }
    for (let at = afterRight; at !== secondTail; at = next[at] as number) {
      of[at] = first;
      moved--;
    }
    const { dimensions } = model;
    for (let k = 0; k < dimensions; k++) {
      const [a, b] = [first * dimensions + k, second * dimensions + k];
      const [keptA, keptB] = [
        aboard[left * dimensions + k] as number,
        aboard[right * dimensions + k] as number,
      ];
      const [goneA, goneB] = [(sum[a] as number) - keptA, (sum[b] as number) - keptB];
      sum[a] = keptA + goneB;
      sum[b] = keptB + goneA;
    }
    const wereBusy = size[second] !== 0;
    (size[first] as number) -= moved;
    (size[second] as number) += moved;
    // A visit of the first is left of its end: only the second can lose all it has, or come by some.
    if (wereBusy && size[second] === 0) this.#rest(second);
    if (!wereBusy && size[second] !== 0) {
      this.#busyAt[second] = this.used;
      this.busy[this.used++] = second;
    }
    this.#join(left, afterRight === secondTail ? firstTail : afterRight);
    this.#join(right, afterLeft === firstTail ? secondTail : afterLeft);
    if (afterRight !== secondTail) this.#join(lastRight, firstTail);
    if (afterLeft !== firstTail) this.#join(lastLeft, secondTail);
    for (const node of [left, right, firstTail, secondTail]) {
      if (node !== firstTail && node !== secondTail) {
        const to = next[node] as number;
        step[to] = this.#way(of[node] as number, node, to);
      } else step[node] = this.#way(of[node] as number, prev[node] as number, node);
    }
    if (model.timed) {
      const { begin } = this;
      const ends = begin[firstTail] as number;
      begin[firstTail] = begin[secondTail] as number;
      begin[secondTail] = ends;
      this.#times.refreshAfter(left);
      this.#times.refreshAfter(right);
      this.#times.refreshBefore(next[left] as number);
      this.#times.refreshBefore(next[right] as number);
    }
    if (model.paired) {
      this.#refreshLoads(first);
      this.#refreshLoads(second);
    } else {
      this.#refreshSums(first);
      this.#refreshSums(second);
    }
    this.cost += more;
    this.mark();
  }

  #join(from: number, to: number): void {
    this.next[from] = to;
    this.prev[to] = from;
  }

  /** Takes back every step since `mark`. */
  undo(): void {
    for (let i = this.#logged - 1; i >= 0; i--) {
      const node = this.#logNode[i] as number;
      const after = this.#logAfter[i] as number;
      const [into, out] = [this.#logWays[2 * i] as number, this.#logWays[2 * i + 1] as number];
      if (after < 0) this.#linkOut(node, into);
      else this.#linkIn(node, after, into, out);
    }
    this.#times.putBack();
    if (this.model.paired)
      for (let i = 0; i < this.#touches; i++) this.#refreshLoads(this.#touched[i] as number);
    this.#kept?.giveBack();
    this.#forget();
    this.cost = this.#costMarked;
  }

  /** Works out a route's times and loads anew. */
  refresh(vehicle: number): void {
    this.refreshRuined(vehicle);
    if (!this.model.paired) this.#refreshSums(vehicle);
  }

  /** The same for a route in the middle of a change: sums on the way wait until it is known to stand. */
  refreshRuined(vehicle: number): void {
    if (this.model.timed) this.#times.refresh(vehicle);
    if (this.model.paired) this.#refreshLoads(vehicle);
    if (this.judge) this.#refreshExtra(vehicle, this.judge.extraOf(vehicle));
  }

  /** Judges the routes touched since `mark` where they were believed, and lets their vehicles rest where it is best. */
  settle(): void {
    if (!this.judge || !this.#kept || (this.mostBreaks === 0 && !this.believes)) return;
    for (let i = 0; i < this.#kept.count; i++) {
      const vehicle = this.#kept.vehicles[i] as number;
      this.#refreshExtra(vehicle, this.judge.settledExtraOf(vehicle));
    }
  }

  #refreshExtra(vehicle: number, now: number): void {
    for (let k = 0; k < this.mostBreaks; k++)
      this.rests[vehicle * this.mostBreaks + k] = (this.judge as Judge).restOf(k);
    this.outlook?.forget(vehicle);
    const before = this.extra[vehicle] as number;
    this.broken += (now === Number.POSITIVE_INFINITY ? 1 : 0) - (before === Number.POSITIVE_INFINITY ? 1 : 0);
    this.cost += (Number.isFinite(now) ? now : 0) - (Number.isFinite(before) ? before : 0);
    this.extra[vehicle] = now;
  }

  /** The same when all that changed is that one visit was put in. */
  refreshAround(node: number): void {
    if (this.judge && !this.model.paired) {
      const vehicle = this.of[node] as number;
      this.#times.refreshAround(node);
      const known = this.judge.knownExtraOf(vehicle, node, this.prev[node] as number);
      this.#refreshExtra(vehicle, Number.isNaN(known) ? this.judge.extraOf(vehicle) : known);
    } else if (this.model.paired) this.refreshRuined(this.of[node] as number);
    else if (this.model.timed) this.#times.refreshAround(node);
  }

  /** The same when it is believed that its route costs so much more beyond its ways. */
  believeAround(node: number, more: number): void {
    const vehicle = this.of[node] as number;
    this.#times.refreshAround(node);
    (this.extra[vehicle] as number) += more;
    this.cost += more;
    this.outlook?.learnAround(node);
  }

  /**
   * Whether what is guessed of a route that is back at `back` is believed: not of one that cannot be driven as it is, nor where a break
   * that had no leg is needed from now on.
   */
  isBelieved(vehicle: number, back: number): boolean {
    if (!this.believes || this.extra[vehicle] === Number.POSITIVE_INFINITY) return false;
    const breaks = this.model.rich?.breaks[this.model.kindOf[vehicle] as number] ?? [];
    for (let k = 0; k < breaks.length; k++) {
      const { close } = breaks[k] as RichBreak;
      if (this.rests[vehicle * this.mostBreaks + k] === 0 && back > (close[close.length - 1] as number))
        return false;
    }
    return true;
  }

  #refreshSums(vehicle: number): void {
    const { dimensions, amount } = this.model;
    const { next, aboard } = this;
    const tail = this.tail(vehicle);
    for (let k = 0; k < dimensions; k++) {
      let load = 0;
      for (let at = this.head(vehicle); at !== tail; at = next[at] as number) {
        load += amount[at * dimensions + k] as number;
        aboard[at * dimensions + k] = load;
      }
    }
  }

  #refreshLoads(vehicle: number): void {
    const { dimensions, change, brought, partner, isPickup } = this.model;
    const { next, aboard, shipments } = this;
    const [head, tail] = [this.head(vehicle), this.tail(vehicle)];
    let shipped = 0;
    for (let at = next[head] as number; at !== tail; at = next[at] as number) {
      if (partner[at] !== 0) shipped += isPickup[at] ? 1 : -1;
      shipments[at] = shipped;
    }
    for (let k = 0; k < dimensions; k++) {
      let load = 0;
      for (let at = next[head] as number; at !== tail; at = next[at] as number)
        load += brought[at * dimensions + k] as number;
      aboard[head * dimensions + k] = load;
      for (let at = next[head] as number; at !== tail; at = next[at] as number) {
        load += change[at * dimensions + k] as number;
        aboard[at * dimensions + k] = load;
      }
    }
  }

  /** An unused vehicle of a kind, the same one as long as it stays unused; -1: none. */
  unused(kind: number): number {
    const { firstOf, kindOf, vehicles } = this.model;
    const hint = this.#freeHint[kind] as number;
    if (hint < vehicles && kindOf[hint] === kind && this.size[hint] === 0 && !this.#isTaken[hint])
      return hint;
    for (let vehicle = firstOf[kind] as number; vehicle >= 0 && vehicle < vehicles; vehicle++) {
      if (kindOf[vehicle] !== kind) break;
      if (this.size[vehicle] !== 0 || this.#isTaken[vehicle]) continue;
      this.#freeHint[kind] = vehicle;
      return vehicle;
    }
    return -1;
  }

  #way(vehicle: number, from: number, to: number): number {
    const { cost, kindOf, row, rows } = this.model;
    return (cost[kindOf[vehicle] as number] as Float64Array)[
      (row[from] as number) * rows + (row[to] as number)
    ] as number;
  }

  #linkIn(node: number, after: number, into: number, out: number): void {
    const { next, prev, of, step, sum, size, model } = this;
    const vehicle = of[after] as number;
    const to = next[after] as number;
    next[after] = node;
    prev[node] = after;
    next[node] = to;
    prev[to] = node;
    of[node] = vehicle;
    const before = step[to] as number;
    step[node] = into;
    step[to] = out;
    if (size[vehicle] === 0) {
      // An empty route costs nothing, whatever the way from its start to its end.
      this.#busyAt[vehicle] = this.used;
      this.busy[this.used++] = vehicle;
      this.cost += (model.fixed[vehicle] as number) + into + out;
    } else this.cost += into + out - before;
    (size[vehicle] as number)++;
    const { dimensions, amount } = model;
    for (let k = 0; k < dimensions; k++)
      (sum[vehicle * dimensions + k] as number) += amount[node * dimensions + k] as number;
    if (model.mixed) this.#bring(node, vehicle, 1);
  }

  #bring(node: number, vehicle: number, sign: number): void {
    const { dimensions, brought } = this.model;
    for (let k = 0; k < dimensions; k++)
      (this.bringing[vehicle * dimensions + k] as number) +=
        sign * (brought[node * dimensions + k] as number);
  }

  #linkOut(node: number, way: number): void {
    const { next, prev, of, step, sum, size, model } = this;
    const vehicle = of[node] as number;
    const [from, to] = [prev[node] as number, next[node] as number];
    next[from] = to;
    prev[to] = from;
    of[node] = -1;
    const before = (step[node] as number) + (step[to] as number);
    step[to] = way;
    (size[vehicle] as number)--;
    if (size[vehicle] === 0) {
      this.#rest(vehicle);
      this.cost -= (model.fixed[vehicle] as number) + before;
    } else this.cost += way - before;
    const { dimensions, amount } = model;
    for (let k = 0; k < dimensions; k++)
      (sum[vehicle * dimensions + k] as number) -= amount[node * dimensions + k] as number;
    if (model.mixed) this.#bring(node, vehicle, -1);
  }

  #rest(vehicle: number): void {
    const last = this.busy[--this.used] as number;
    const at = this.#busyAt[vehicle] as number;
    this.busy[at] = last;
    this.#busyAt[last] = at;
  }

  #log(node: number, after: number, into: number, out: number): void {
    const at = this.#logged++;
    this.#logNode[at] = node;
    this.#logAfter[at] = after;
    this.#logWays[2 * at] = into;
    this.#logWays[2 * at + 1] = out;
  }

  /** From here every visit is its own again. */
  keepAll(): void {
    this.#isAway.fill(0);
    this.#isTaken.fill(0);
    this.#listOwn();
  }

  /**
   * Leaves the routes of the others to them: they are away until `keepAll`. Of unused vehicles and of visits in no route those
   * are its own of whose number `isOwn` says so; both ends of a shipment go by where it is picked up.
   */
  keepOnly(others: readonly number[], isOwn: (number: number) => boolean): void {
    const { visits, vehicles, partner, isPickup } = this.model;
    for (let node = 1; node <= visits; node++) {
      const first = partner[node] && !isPickup[node] ? (partner[node] as number) : node;
      if ((this.of[node] as number) < 0 && !isOwn(first)) this.#isAway[node] = 1;
    }
    for (let vehicle = 0; vehicle < vehicles; vehicle++)
      if (this.size[vehicle] === 0 && !isOwn(vehicle)) this.#isTaken[vehicle] = 1;
    for (const vehicle of others) {
      this.#isTaken[vehicle] = 1;
      while ((this.size[vehicle] as number) > 0) {
        const node = this.next[this.head(vehicle)] as number;
        this.unlink(node);
        this.#isAway[node] = 1;
      }
      this.refresh(vehicle);
      this.mark();
    }
    this.#listOwn();
  }

  isAway(node: number): boolean {
    return this.#isAway[node] === 1;
  }

  #listOwn(): void {
    this.owned = 0;
    for (let node = 1; node <= this.model.visits; node++)
      if (!this.#isAway[node]) this.own[this.owned++] = node;
    this.beginAt(null);
  }

  /** Lets changes begin at these visits only; null: at all that are its own. */
  beginAt(nodes: readonly number[] | null): void {
    this.seeds.set(nodes ?? this.own.subarray(0, this.owned));
    this.seeded = nodes?.length ?? this.owned;
  }

  /** Copies how the routes are into another, which must be of the same model: what `plan` needs, nothing more. */
  copyTo(other: Routes): void {
    other.next.set(this.next);
    other.of.set(this.of);
    other.size.set(this.size);
    other.rests.set(this.rests);
  }

  /**
   * Puts the routes of a plan in place; visits are indices of the problem. The first `kept` of each route stay where they are
   * from now on, as what has been driven does; what was picked up there stays on its vehicle.
   */
  take(plan: Plan, kept: readonly number[] = []): void {
    this.empty();
    const { firstOf, partner } = this.model;
    const taken = this.model.problem.vehicles.map(() => 0);
    for (const [index, { vehicle: kind, visits }] of plan.routes.entries()) {
      for (const visit of visits.slice(0, kept[index] ?? 0)) {
        this.sealed[visit + 1] = this.stays[visit + 1] = 1;
        if (partner[visit + 1]) this.stays[partner[visit + 1] as number] = 1;
      }
      if (visits.length === 0) continue;
      const vehicle = (firstOf[kind] as number) + (taken[kind] as number);
      (taken[kind] as number)++;
      let at = this.head(vehicle);
      const reloads = this.#reloadsOf(vehicle, plan.routes[index] as Route);
      for (let made = 0; made <= visits.length; made++) {
        const visit = visits[made];
        for (const node of [...(reloads.get(made) ?? []), ...(visit === undefined ? [] : [visit + 1])]) {
          this.link(node, at);
          at = node;
        }
      }
      this.#restAsIn(vehicle, plan.routes[index] as Route, reloads);
      this.refresh(vehicle);
      this.mark();
    }
  }

  /** Reload nodes for those of a route, by how many visits come before. */
  #reloadsOf(vehicle: number, { pauses = [] }: Route): Map<number, number[]> {
    const reloads = new Map<number, number[]>();
    const { rich } = this.model;
    const free = rich
      ? Array.from(
          { length: (rich.reloadsFrom[vehicle + 1] as number) - (rich.reloadsFrom[vehicle] as number) },
          (_, at) => (rich.reloadsFrom[vehicle] as number) + at,
        )
      : [];
    for (const { after, what, index } of pauses) {
      const at = free.findIndex((node) => rich?.reloadIndex[node - rich.firstReload] === index);
      if (what === 'reload' && at >= 0)
        reloads.set(after, [...(reloads.get(after) ?? []), ...free.splice(at, 1)]);
    }
    return reloads;
  }

  /** Takes breaks where a route has them. */
  #restAsIn(
    vehicle: number,
    { visits, pauses = [] }: Route,
    reloads: ReadonlyMap<number, readonly number[]>,
  ): void {
    const breaks = this.model.rich?.breaks[this.model.kindOf[vehicle] as number] ?? [];
    for (const [k, { index }] of breaks.entries()) {
      const at = pauses.findIndex((pause) => pause.what === 'break' && pause.index === index);
      const after = pauses[at]?.after;
      if (after === undefined) continue;
      const before = pauses.slice(0, at).filter((pause) => pause.what === 'reload' && pause.after === after);
      const visit = visits[after - 1];
      const node = visit === undefined ? this.head(vehicle) : visit + 1;
      this.rests[vehicle * this.mostBreaks + k] = reloads.get(after)?.[before.length - 1] ?? node;
    }
  }

  /** A reload of a vehicle at one of its places that is in no route, -1: none is left. */
  freeReload(vehicle: number, index: number): number {
    const { rich } = this.model;
    if (!rich) return -1;
    const [from, to] = [rich.reloadsFrom[vehicle] as number, rich.reloadsFrom[vehicle + 1] as number];
    let used = 0;
    let free = -1;
    for (let node = from; node < to; node++) {
      if ((this.of[node] as number) >= 0) used++;
      else if (free < 0 && rich.reloadIndex[node - rich.firstReload] === index) free = node;
    }
    return used < (rich.mostReloads[vehicle] as number) ? free : -1;
  }

  plan(): Plan {
    const { visits, vehicles, kindOf } = this.model;
    const routes: Route[] = [];
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      if (this.size[vehicle] === 0) continue;
      const order: number[] = [];
      const tail = this.tail(vehicle);
      for (let at = this.next[this.head(vehicle)] as number; at !== tail; at = this.next[at] as number)
        if (at <= visits) order.push(at - 1);
      if (order.length === 0) continue;
      const pauses = this.judge?.pausesOf(vehicle) ?? [];
      const route = { vehicle: kindOf[vehicle] as number, visits: order };
      routes.push(pauses.length > 0 ? { ...route, pauses } : route);
    }
    const unplanned: number[] = [];
    for (let node = 1; node <= visits; node++) if ((this.of[node] as number) < 0) unplanned.push(node - 1);
    return { routes, unplanned };
  }
}

/** Guesses say all there is to say but where a break or a window may move: nothing ties a route's parts together that they leave out. */
function guessesAreGood({ rich, paired, farthest, longestDriving }: Model): boolean {
  if (!rich || paired || rich.reloads) return false;
  const isFree = (most: number) => most === Number.POSITIVE_INFINITY;
  return (
    rich.lastInFirstOut.every((is) => is === 0) &&
    rich.aboard.every((goods) => goods === null) &&
    farthest.every(isFree) &&
    longestDriving.every(isFree)
  );
}
