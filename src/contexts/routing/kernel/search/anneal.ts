import type { Vehicle } from '../problem.ts';
import type { Random } from '../random.ts';
import { NEVER } from './model.ts';
import { orderWith } from './order.ts';
import { rehouseWith } from './rehouse.ts';
import { repairWith } from './repair.ts';
import { repairPairsWith } from './repair-pairs.ts';
import type { Routes } from './routes.ts';
import { ruinWith } from './ruin.ts';
import { beginsBySavings } from './savings.ts';
import type { Rank } from './share.ts';
import { tailsWith } from './tails.ts';
import { tailsWholeWith } from './tails-whole.ts';

/**
 * How much worse a plan may be taken at first and at last, in ways to a near visit; windows leave less to be shaken, and so does a plan
 * made by savings or given in its place (0065), but where time has a price, hours and vehicles weigh more than ways.
 */
const HOT = { untimed: 3, bySavings: 1, timed: 1, priced: 4 };
const COLD = { untimed: 0.05, timed: 0.02, priced: 0.06 };
/**
 * With windows, long routes are stuck sooner, and who may try more changes can begin hotter: so many visits a route and
 * changes a visit are usual, and at most so many times as hot or cool is begun.
 */
const USUAL = { route: 10, changes: 1000 };
const HOTTER = { route: 5, least: 1, most: 3 };
/** Ends of routes tried to be changed for each ruin: they cost next to nothing, and long routes with windows live by them. */
const TAILS = { untimed: 20, timed: 100, whole: 20 };
/** Of many stops that may be left out, about so many are tried again with each change. */
const RETRIED = 8;
/** How often one of many stops left out is put in whatever it costs, for the sake of those near it. */
const PIONEERS = 0.03;
/** How often a vehicle of another kind is filled with what several routes carry. */
const FILLED = 0.05;
/** Less is not better, but a sum in another order. */
const NEARLY = 1e-9;

/**
 * Ruin and recreate under simulated annealing (Christiaens & Vanden Berghe 2020), with changes of routes' ends in between.
 * What finds no place is missing; a plan that misses less often missed visits is taken whatever it costs, so that what is hard
 * to place comes first (absence counts: the same paper, 5.4).
 */
export class Anneal {
  readonly #routes: Routes;
  readonly #random: Random;
  readonly #keep: (cost: number) => void;
  readonly #ruin: ReturnType<typeof ruinWith>;
  readonly #order: ReturnType<typeof orderWith>;
  readonly #repair: ReturnType<typeof repairWith>;
  readonly #repairPair: ReturnType<typeof repairPairsWith>;
  readonly #tails: ReturnType<typeof tailsWith> | null;
  readonly #rehouse: ReturnType<typeof rehouseWith>;
  readonly #tries: number;
  readonly #hot: number;
  readonly #cold: number;
  #temperature: number;
  readonly #pool: Int32Array;
  #absent: Int32Array;
  #absentThen: Int32Array;
  #absents = 0;
  /** Prizes of what is left out; how many must not be, and how often they have been missing so far. */
  #lost = 0;
  #missing = 0;
  #weight = 0;
  readonly #missed: Float64Array;
  readonly #isNear: Int32Array;
  #nearRound = 0;
  #isFirst = true;
  /** Kinds of vehicles differ in room or price, not only in where they start or what they may do. */
  readonly #areUnlike: boolean;
  #most: number;
  #best = { missing: Number.POSITIVE_INFINITY, used: 0, cost: 0 };

  /** `keep` is called whenever the plan is better than any before. */
  constructor(routes: Routes, random: Random, keep: (cost: number) => void) {
    this.#routes = routes;
    this.#random = random;
    this.#keep = keep;
    const { model } = routes;
    this.#ruin = ruinWith(routes, random);
    this.#order = orderWith(model, random);
    this.#repair = repairWith(routes, random);
    this.#repairPair = repairPairsWith(routes, random);
    this.#tails = routes.judge
      ? tailsWholeWith(routes, random)
      : model.driven
        ? null
        : tailsWith(routes, random);
    this.#rehouse = rehouseWith(routes, random);
    const timed = model.timed ? 'timed' : 'untimed';
    this.#tries = TAILS[routes.judge ? 'whole' : timed];
    const kind = model.rich?.priced ? 'priced' : timed;
    this.#hot = model.scale * HOT[beginsBySavings(model) ? 'bySavings' : kind];
    this.#cold = model.scale * COLD[kind];
    this.#temperature = this.#hot;
    this.#pool = new Int32Array(2 * model.visits + 2);
    this.#absent = new Int32Array(model.visits + 1);
    this.#absentThen = new Int32Array(model.visits + 1);
    this.#isNear = new Int32Array(model.visits + 1);
    this.#missed = new Float64Array(model.visits + 1).fill(1);
    this.#most = model.vehicles;
    const worth = ({ capacity, fixed, perDistance, perDuration, perTime }: Vehicle) =>
      [...capacity, fixed, perDistance, perDuration, perTime].join();
    this.#areUnlike = new Set(model.problem.vehicles.map(worth)).size > 1;
    this.begin();
  }

  /** Goes on from the routes as they are now, whatever was better before. */
  beginAnew(): void {
    this.#best = { missing: Number.POSITIVE_INFINITY, used: 0, cost: 0 };
    this.begin();
  }

  /** Goes on from the routes as they are now. */
  begin(): void {
    const routes = this.#routes;
    const { of, model } = routes;
    this.#absents = this.#lost = this.#missing = this.#weight = 0;
    for (let node = 1; node <= model.visits; node++) {
      if ((of[node] as number) >= 0 || model.isSkipped[node] || routes.isAway(node)) continue;
      this.#absent[this.#absents++] = node;
      if (model.prize[node] !== NEVER) this.#lost += model.prize[node] as number;
      else {
        this.#missing++;
        this.#weight += this.#missed[node] as number;
      }
    }
    this.#better();
  }

  /** How far the way is gone, 0 … 1, and how many changes will have been tried at its end, as far as one can tell. */
  cool(done: number, changes = USUAL.changes * this.#routes.model.visits): void {
    const hot = this.#hot * (this.#routes.model.timed ? this.#hotter(changes) : 1);
    // A single visit, or all in one place: there is no near way to measure by, and nothing worse is taken.
    this.#temperature = hot > 0 ? hot * (this.#cold / hot) ** done : 0;
  }

  #hotter(changes: number): number {
    const { used, owned } = this.#routes;
    const long = owned / Math.max(1, used) / USUAL.route;
    const many = Math.sqrt(changes / this.#routes.model.visits / USUAL.changes);
    return (
      Math.min(HOTTER.route, Math.max(1, long)) * Math.min(HOTTER.most, Math.max(HOTTER.least, many || 1))
    );
  }

  /** What the routes are worth now. */
  get rank(): Rank {
    const { used, cost, model } = this.#routes;
    return [this.#missing, model.problem.fewestVehicles ? used : 0, cost + this.#lost];
  }

  /** What the best plan since it began is worth. */
  get best(): { readonly rank: Rank } {
    const { missing, used, cost } = this.#best;
    return { rank: [missing, this.#routes.model.problem.fewestVehicles ? used : 0, cost] };
  }

  get isWhole(): boolean {
    return this.#missing === 0;
  }

  /** Takes a vehicle's visits out, of those that were missed least, and uses no more than the others from here. */
  dropVehicle(): void {
    const { model, size, next, stays } = this.#routes;
    let [chosen, least] = [-1, Number.POSITIVE_INFINITY];
    for (let vehicle = 0; vehicle < model.vehicles; vehicle++) {
      if (size[vehicle] === 0 || stays[next[this.#routes.head(vehicle)] as number]) continue;
      let missed = 0;
      const tail = this.#routes.tail(vehicle);
      for (let at = next[this.#routes.head(vehicle)] as number; at !== tail; at = next[at] as number)
        missed += this.#missed[at] as number;
      if (missed >= least) continue;
      least = missed;
      chosen = vehicle;
    }
    if (chosen < 0) return;
    const head = this.#routes.head(chosen);
    while ((size[chosen] as number) > 0) {
      this.#routes.unlink(next[head] as number);
      this.#routes.mark();
    }
    this.#routes.refresh(chosen);
    this.#most = this.#routes.used;
    this.begin();
  }

  /** Uses no more vehicles than now. */
  allowNoMore(): void {
    this.#most = this.#routes.used;
  }

  step(): void {
    const routes = this.#routes;
    const { owned, seeds, seeded } = routes;
    const { model } = routes;
    const { prize, partner, isPickup } = model;
    if (this.#tails) for (let i = 0; i < this.#tries; i++) if (this.#tails(this.#temperature)) this.#better();
    if (this.#rehouse?.(this.#worse())) this.#better();
    routes.mark();
    const before = routes.cost + this.#lost;
    const pool = this.#pool;
    const pioneer = this.#pioneer();
    const seed = pioneer || (seeds[this.#random.below(seeded)] as number);
    // Half of the time nothing else moves: what is taken out would leave room for the pioneer.
    const isAlone = pioneer > 0 && this.#random.below(2) === 0;
    const toFill = pioneer > 0 ? -1 : this.#unusedOfAnotherKind(seed);
    let count = 0;
    if (toFill >= 0) count = this.#ruin.routesNear(pool, seed, toFill);
    else if (!isAlone) count = this.#ruin.ruin(pool, seed, owned - this.#absents);
    const near = pioneer || (routes.judge && this.#absents > RETRIED) ? this.#nearTo(seed) : null;
    let left = 0;
    let lost = 0;
    for (let i = 0; i < this.#absents; i++) {
      const node = this.#absent[i] as number;
      const other = partner[node] as number;
      // A delivery goes with its pickup.
      if (other > 0 && !isPickup[node]) continue;
      const mayWait = prize[node] !== NEVER && this.#absents > RETRIED;
      const isTried = () => (near ? near(node) : this.#random.below(this.#absents) < RETRIED);
      if (!mayWait || isTried()) pool[count++] = node;
      else {
        this.#absentThen[left++] = node;
        if (other > 0) this.#absentThen[left++] = other;
        lost += (prize[node] as number) + (other > 0 ? (prize[other] as number) : 0);
      }
    }
    this.#order(pool, count);
    if (routes.used === 0) {
      if (routes.judge && this.#isFirst) this.#neighboursTogether(pool.subarray(0, count));
      this.#scarceFirst(pool.subarray(0, count));
    }
    this.#isFirst = false;
    // A visit more makes no route cheaper, so that what is too dear by now need not be finished.
    const limit = before + this.#worse();
    this.#repair.prepare(pool, count);
    if (pioneer > 0) this.#letGoFirst(pioneer);
    // What stays where it is was not taken out.
    if (toFill >= 0 && (routes.of[seed] as number) < 0)
      this.#repair.alone(seed, model.kindOf[toFill] as number);
    for (let i = 0; i < count; i++) {
      const node = pool[i] as number;
      if ((node === pioneer || node === seed) && (routes.of[node] as number) >= 0) continue;
      const other = partner[node] as number;
      if (this.#missing === 0 && routes.cost + lost >= limit) {
        routes.undo();
        return;
      }
      const mayOpen = routes.used < this.#most;
      if (other === 0) {
        if (this.#repair.repair(node, prize[node] as number, mayOpen)) continue;
        this.#absentThen[left++] = node;
        lost += prize[node] as number;
      } else if (isPickup[node]) {
        if (this.#repairPair(node, (prize[node] as number) + (prize[other] as number), mayOpen)) continue;
        this.#absentThen[left++] = node;
        this.#absentThen[left++] = other;
        lost += (prize[node] as number) + (prize[other] as number);
      }
    }
    routes.settle();
    let [missing, weight] = [0, 0];
    lost = 0;
    for (let i = 0; i < left; i++) {
      const node = this.#absentThen[i] as number;
      if (prize[node] !== NEVER) lost += prize[node] as number;
      else {
        missing++;
        weight += this.#missed[node] as number;
      }
    }
    const taken =
      routes.broken === 0 &&
      (weight < this.#weight || (weight === this.#weight && routes.cost + lost < limit));
    for (let i = 0; i < left; i++) (this.#missed[this.#absentThen[i] as number] as number)++;
    if (taken) {
      [this.#absent, this.#absentThen] = [this.#absentThen, this.#absent];
      this.#absents = left;
      this.#lost = lost;
      this.#missing = missing;
      routes.mark();
    } else routes.undo();
    if (left > 0 || !taken) this.#weigh();
    else this.#weight = 0;
    if (taken) this.#better();
  }

  /**
   * Now and then one of several visits (of a shipment: its pickup) that are left out: one alone is seldom worth a vehicle's way, it and those
   * near it may be. 0: not this time.
   */
  #pioneer(): number {
    const { prize, partner, isPickup, optional } = this.#routes.model;
    if (!optional || this.#absents < 2 || this.#random.unit() >= PIONEERS) return 0;
    const node = this.#absent[this.#random.below(this.#absents)] as number;
    if (prize[node] === NEVER) return 0;
    return partner[node] && !isPickup[node] ? (partner[node] as number) : node;
  }

  /**
   * Now and then an unused vehicle of another kind than that which makes a visit, to be filled with what several routes carry: a larger one
   * costs too much for one visit more, and for what one route carries. -1: not this time.
   */
  #unusedOfAnotherKind(node: number): number {
    const { kindOf, kinds, paired, rich } = this.#routes.model;
    if (!this.#areUnlike || paired || rich?.reloads || this.#random.unit() >= FILLED) return -1;
    const kind = this.#random.below(kinds);
    const vehicle = this.#routes.of[node] as number;
    if (vehicle < 0 || kind === kindOf[vehicle] || this.#routes.used >= this.#most) return -1;
    return this.#routes.unused(kind);
  }

  /** Puts it in whatever it costs: into an unused vehicle; a shipment, and where no vehicle is left, where it costs least. */
  #letGoFirst(pioneer: number): void {
    const mayOpen = this.#routes.used < this.#most;
    if (this.#routes.model.partner[pioneer]) this.#repairPair(pioneer, NEVER, mayOpen);
    else if (!mayOpen || !this.#repair.alone(pioneer)) this.#repair.repair(pioneer, NEVER, false);
  }

  /** Whether a visit is near to one; where each place takes long to be judged, others are left for another time. */
  #nearTo(seed: number): (node: number) => boolean {
    const { near, nearCount } = this.#routes.model;
    const isNear = this.#isNear;
    const round = ++this.#nearRound;
    isNear[seed] = round;
    for (let i = seed * nearCount; i < (seed + 1) * nearCount; i++) isNear[near[i] as number] = round;
    return (node) => isNear[node] === round;
  }

  /**
   * Into empty routes go neighbours one after another, so that a route is full before the next is begun: where a route is driven to
   * be judged, what begins as a tangle of many routes takes long to be put in order.
   */
  #neighboursTogether(pool: Int32Array): void {
    const { row } = this.#routes.model;
    pool.sort((a, b) => (row[a] as number) - (row[b] as number));
  }

  /** Into empty routes first goes what few vehicles can carry: others would take the room. */
  #scarceFirst(pool: Int32Array): void {
    const { kinds, may, kindOf } = this.#routes.model;
    if (kinds === 1) return;
    const able = (node: number) =>
      kindOf.reduce((sum, kind) => sum + (may[node * kinds + kind] as number), 0);
    const scarce = new Map(Array.from(pool, (node) => [node, able(node)]));
    pool.sort((a, b) => (scarce.get(a) as number) - (scarce.get(b) as number));
  }

  /** How often what is missing now has been missing so far. */
  #weigh(): void {
    this.#weight = 0;
    for (let i = 0; i < this.#absents; i++) {
      const node = this.#absent[i] as number;
      if (this.#routes.model.prize[node] === NEVER) this.#weight += this.#missed[node] as number;
    }
  }

  #worse(): number {
    return -this.#temperature * Math.log(1 - this.#random.unit());
  }

  #better(): void {
    const { used, model } = this.#routes;
    const cost = this.#routes.cost + this.#lost;
    const best = this.#best;
    const fewer = model.problem.fewestVehicles ? used - best.used : 0;
    const first = this.#missing - best.missing || fewer || (cost < best.cost - NEARLY ? -1 : 1);
    if (first > 0) return;
    this.#best = { missing: this.#missing, used, cost };
    this.#keep(cost);
  }
}
