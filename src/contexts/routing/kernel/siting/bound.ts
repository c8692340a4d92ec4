import type { SitingProblem } from './problem.ts';

export interface SitingBound {
  /** No plan costs less. */
  readonly bound: number;
  /** Sites that no plan cheaper than the best known has open (2) or closed (1); 0: not known. */
  readonly fixed: Uint8Array;
  /** 1: no plan cheaper than the best known sends this village this way; village by village. */
  readonly barred: Uint8Array;
}

export interface BoundEffort {
  /** What the best known plan costs; Infinity when none is known. */
  readonly best: number;
  readonly rounds: number;
  readonly stop?: () => boolean;
}

/** What is decided beforehand, and where to begin. */
export interface Decided extends Pick<SitingBound, 'fixed' | 'barred'> {
  readonly prices: Float64Array;
}

export interface DecidedBound extends SitingBound, Decided {
  /** How much of each site was open, on the mean of the last rounds. */
  readonly open: Float64Array;
}

/** How much of the last direction of prices is kept. */
const KEPT = 0.5;
/** How much of the mean of the rounds before is kept. */
const MEAN = 0.92;
/** Capacities up to this are filled exactly where villages are whole; beyond it, or where they may be split, in fractions. */
const EXACT = 2000;

/** A lower bound for problems of one level; `null` for several. */
export function boundSiting(problem: SitingProblem, effort: BoundEffort): SitingBound | null {
  if (!isOneLevel(problem)) return null;
  const bounds = new SitingBounds(problem);
  return bounds.under(bounds.undecided(), { ...effort, step: 1, last: 0.002 });
}

export function isOneLevel({ sites, ways }: SitingProblem): boolean {
  return ways.length === sites.length && ways.every((through, w) => through.length === 1 && through[0] === w);
}

/**
 * Villages get prices for being served (Lagrangian relaxation of “each is served once”, as Holmberg, Rönnqvist & Yuan 1999, EJOR 113/3),
 * and each site takes what is worth most within its capacity of the season it is fullest in.
 */
export class SitingBounds {
  readonly #problem: SitingProblem;
  readonly #demand: number;
  readonly #sack: Sack;
  readonly #held: Float64Array;
  readonly #worth: Float64Array;
  readonly #open: Float64Array;
  readonly #served: Float64Array;
  readonly #direction: Float64Array;

  constructor(problem: SitingProblem) {
    const [m, count] = [problem.sites.length, problem.villages.length];
    const season = fullestSeason(problem);
    const use = Float64Array.from(
      { length: count },
      (_, v) => problem.use[v * problem.seasons.length + season] as number,
    );
    this.#problem = problem;
    this.#demand = use.reduce((sum, each) => sum + each, 0);
    this.#sack = new Sack(problem, use);
    this.#held = new Float64Array(m * count);
    this.#worth = new Float64Array(m);
    this.#open = new Float64Array(m);
    this.#served = new Float64Array(count);
    this.#direction = new Float64Array(count);
  }

  undecided(): Decided {
    const { sites, villages, cost } = this.#problem;
    return {
      fixed: new Uint8Array(sites.length),
      barred: new Uint8Array(sites.length * villages.length),
      prices: Float64Array.from({ length: villages.length }, (_, v) => twoCheapest(cost, v, sites.length)),
    };
  }

  /** The bound where what is `decided` holds; `step` is how far prices go at first, and `last` when they have hardly anywhere to go. */
  under(
    decided: Decided,
    { best, rounds, stop, step: first, last }: BoundEffort & { readonly step: number; readonly last: number },
  ): DecidedBound {
    const { sites, villages, cost } = this.#problem;
    const [count, m] = [villages.length, sites.length];
    const [held, worth, y] = [this.#held, this.#worth, this.#open];
    const [served, direction] = [this.#served, this.#direction];
    const fixed = decided.fixed.slice();
    const barred = decided.barred.slice();
    const prices = decided.prices.slice();
    const kept = prices.slice();
    const mean = new Float64Array(m);
    direction.fill(0);
    let highest = Number.NEGATIVE_INFINITY;
    let step = first;
    let stale = 0;
    // First with sites opened in part, whose bound rises smoothly, then with whole ones, whose bound is higher in the end.
    let whole = first < 1;
    for (let round = 0; round < rounds; round++) {
      if (step < last) {
        if (whole) break;
        whole = true;
        step = 0.2;
      }
      if (round % 8 === 0 && stop?.()) break;
      held.fill(0);
      for (let i = 0; i < m; i++)
        worth[i] =
          (sites[i] as SitingProblem['sites'][number]).fixed -
          (fixed[i] === 2 ? 0 : this.#sack.fill(i, prices, held, barred));
      const picked = chosen(this.#problem, worth, this.#demand, fixed, y, whole);
      let low = picked.cost;
      // The sites left cannot hold all goods.
      if (low === Number.POSITIVE_INFINITY) {
        highest = low;
        break;
      }
      let relaxed = picked.relaxed;
      for (let v = 0; v < count; v++) {
        low += prices[v] as number;
        relaxed += prices[v] as number;
      }
      for (let i = 0; i < m; i++)
        mean[i] = round === 0 ? (y[i] as number) : MEAN * (mean[i] as number) + (1 - MEAN) * (y[i] as number);
      if (low > highest + Math.abs(low) * 1e-9) {
        highest = low;
        kept.set(prices);
        stale = 0;
      } else if (++stale >= 20) {
        stale = 0;
        step *= 0.7;
        prices.set(kept);
        direction.fill(0);
        continue;
      }
      if (low > best * (1 + 1e-9)) break;
      if (best < Number.POSITIVE_INFINITY) {
        for (let i = 0; i < m; i++) {
          if (fixed[i] !== 0) continue;
          const { capacity, keep } = sites[i] as SitingProblem['sites'][number];
          // What it costs besides the room it brings, at the price the last room had: lost if it is opened, or spared if it is closed.
          const dearer = (worth[i] as number) - (picked.perRoom > 0 ? picked.perRoom * capacity : 0);
          if (!keep && dearer > 0 && relaxed + dearer > best * (1 + 1e-9)) fixed[i] = 2;
          else if (dearer < 0 && relaxed - dearer > best * (1 + 1e-9)) fixed[i] = 1;
          for (let v = 0; v < count; v++)
            if (low + (cost[v * m + i] as number) - (prices[v] as number) > best * (1 + 1e-9))
              barred[v * m + i] = 1;
        }
      }
      let norm = 0;
      served.fill(0);
      for (let i = 0; i < m; i++) {
        const part = y[i] as number;
        if (part > 0)
          for (let v = 0; v < count; v++)
            served[v] = (served[v] as number) + part * (held[i * count + v] as number);
      }
      // Half of the way it went before is kept, which spares the zigzag (Camerini, Fratta & Maffioli 1975).
      for (let v = 0; v < count; v++) {
        direction[v] = 1 - (served[v] as number) + KEPT * (direction[v] as number);
        norm += (direction[v] as number) ** 2;
      }
      if (norm < 1e-12) break;
      const goal = best < Number.POSITIVE_INFINITY ? best * 1.002 : low + Math.abs(low) * 0.05 + 1;
      const stride = (step * Math.max(goal - low, Math.abs(low) * 1e-6)) / norm;
      for (let v = 0; v < count; v++) prices[v] = (prices[v] as number) + stride * (direction[v] as number);
    }
    return { bound: highest, fixed, barred, prices: kept, open: mean };
  }
}

function fullestSeason({ seasons, villages, use }: SitingProblem): number {
  const totals = seasons.map((_, s) =>
    villages.reduce((sum, _village, v) => sum + (use[v * seasons.length + s] as number), 0),
  );
  return totals.indexOf(Math.max(...totals));
}

function twoCheapest(cost: Float64Array, v: number, m: number): number {
  const two = [...cost.subarray(v * m, v * m + m)].filter(Number.isFinite).sort((a, b) => a - b);
  return ((two[0] ?? 0) + (two[1] ?? two[0] ?? 0)) / 2;
}

/**
 * Which sites are opened at what their villages are worth: all that gain, and the cheapest others it takes to hold all the goods. Answers what
 * they cost, what they would in part, and what the last room then cost; `y` is told which, in part unless `whole`.
 */
function chosen(
  { sites }: SitingProblem,
  worth: Float64Array,
  demand: number,
  fixed: Uint8Array,
  y: Float64Array,
  whole: boolean,
): { readonly cost: number; readonly relaxed: number; readonly perRoom: number } {
  let low = 0;
  let room = 0;
  y.fill(0);
  const rest: number[] = [];
  for (const [i, { capacity, keep }] of sites.entries()) {
    if (fixed[i] === 2) continue;
    if (keep || fixed[i] === 1 || (worth[i] as number) <= 0) {
      y[i] = 1;
      low += worth[i] as number;
      room += capacity;
    } else rest.push(i);
  }
  if (room >= demand) return { cost: low, relaxed: low, perRoom: 0 };
  const capacityOf = (i: number) => (sites[i] as SitingProblem['sites'][number]).capacity;
  const perRoom = (i: number) => (worth[i] as number) / capacityOf(i);
  rest.sort((a, b) => perRoom(a) - perRoom(b));
  const filled = fill(rest, 0, demand - room, worth, capacityOf);
  if (filled.last < 0)
    return { cost: Number.POSITIVE_INFINITY, relaxed: Number.POSITIVE_INFINITY, perRoom: 0 };
  if (!whole) {
    let left = demand - room;
    for (const i of rest) {
      if (left <= 0) break;
      y[i] = Math.min(1, left / capacityOf(i));
      left -= capacityOf(i);
    }
    return { cost: low + filled.cost, relaxed: low + filled.cost, perRoom: perRoom(filled.last) };
  }
  const bought = cheapestRoom(rest, demand - room, worth, capacityOf);
  for (const i of bought.taken) y[i] = 1;
  return { cost: low + bought.cost, relaxed: low + filled.cost, perRoom: perRoom(filled.last) };
}

/** Room bought cheapest first from the `from`th site on, the last in part; `last` −1: it is not enough. */
function fill(
  rest: readonly number[],
  from: number,
  need: number,
  worth: Float64Array,
  capacityOf: (site: number) => number,
): { readonly cost: number; readonly last: number } {
  let cost = 0;
  let left = need;
  for (let k = from; k < rest.length; k++) {
    const i = rest[k] as number;
    const capacity = capacityOf(i);
    if (capacity >= left) return { cost: cost + (worth[i] as number) * (left / capacity), last: i };
    cost += worth[i] as number;
    left -= capacity;
  }
  return { cost: Number.POSITIVE_INFINITY, last: -1 };
}

/** Branches after which the cheapest room in whole sites is not looked for any longer: what is then not ruled out counts in part. */
const BRANCHES = 4000;

/** The cheapest whole sites with enough room, cheapest room first; by branching, closed by room bought in part. */
function cheapestRoom(
  rest: readonly number[],
  need: number,
  worth: Float64Array,
  capacityOf: (site: number) => number,
): { readonly cost: number; readonly taken: readonly number[] } {
  const room = capacityOf(rest[0] as number);
  if (rest.every((i) => capacityOf(i) === room)) {
    const cheapest = rest.slice(0, Math.ceil(need / room - 1e-9));
    return { cost: cheapest.reduce((sum, i) => sum + (worth[i] as number), 0), taken: cheapest };
  }
  let best = Number.POSITIVE_INFINITY;
  let taken: number[] = [];
  let open = Number.POSITIVE_INFINITY;
  let branches = 0;
  const path: number[] = [];
  const at = (k: number, left: number, cost: number): void => {
    if (left <= 0) {
      if (cost < best) {
        best = cost;
        taken = [...path];
      }
      return;
    }
    const low = cost + fill(rest, k, left, worth, capacityOf).cost;
    if (low >= best) return;
    branches += 1;
    if (branches > BRANCHES) {
      open = Math.min(open, low);
      return;
    }
    const i = rest[k] as number;
    path.push(i);
    at(k + 1, left - capacityOf(i), cost + (worth[i] as number));
    path.pop();
    at(k + 1, left, cost);
  };
  at(0, need, 0);
  return { cost: Math.min(best, open), taken };
}

/** Steps of branching after which a site’s goods are chosen by dynamic programming. */
const STEPS = 1000;

/** A site’s goods: those villages that are worth most to it within its capacity. */
class Sack {
  readonly #problem: SitingProblem;
  readonly #use: Float64Array;
  readonly #whole: boolean;
  readonly #best: Float64Array;
  readonly #took: Uint8Array;
  readonly #taken: Uint8Array;
  readonly #chosen: Uint8Array;

  constructor(problem: SitingProblem, use: Float64Array) {
    this.#problem = problem;
    this.#use = use;
    const widest = Math.max(
      ...problem.sites.map(({ capacity }) => (capacity === Number.POSITIVE_INFINITY ? 0 : capacity)),
    );
    this.#whole = !problem.split && use.every(Number.isInteger) && widest <= EXACT;
    this.#best = new Float64Array(this.#whole ? Math.floor(widest) + 1 : 0);
    this.#taken = new Uint8Array(use.length);
    this.#chosen = new Uint8Array(use.length);
    this.#took = new Uint8Array(this.#whole ? this.#best.length * use.length : 0);
  }

  /** Answers the worth, and writes how much of each village it holds into its row of `held`. */
  fill(site: number, prices: Float64Array, held: Float64Array, barred: Uint8Array): number {
    const { sites, cost } = this.#problem;
    const m = sites.length;
    const count = prices.length;
    const { capacity } = sites[site] as SitingProblem['sites'][number];
    const items: { v: number; worth: number; use: number }[] = [];
    let all = 0;
    let sum = 0;
    for (let v = 0; v < count; v++) {
      const worth = (prices[v] as number) - (cost[v * m + site] as number);
      const use = this.#use[v] as number;
      if (worth > 0 && barred[v * m + site] === 0 && (this.#problem.split || use <= capacity)) {
        items.push({ v, worth, use });
        all += use;
        sum += worth;
      }
    }
    if (all <= capacity) {
      for (const { v } of items) held[site * count + v] = 1;
      return sum;
    }
    items.sort((a, b) => b.worth / b.use - a.worth / a.use);
    if (!this.#whole) return fractions(items, capacity, held, site * count);
    return (
      this.#branched(items, Math.floor(capacity), held, site * count) ??
      this.#exact(items, Math.floor(capacity), held, site * count)
    );
  }

  /** By branching, closed by what the rest would be worth in part (Horowitz & Sahni 1974); `null` where that takes too long. */
  #branched(
    items: readonly { v: number; worth: number; use: number }[],
    room: number,
    held: Float64Array,
    from: number,
  ): number | null {
    const count = items.length;
    const taken = this.#taken;
    const best = this.#chosen;
    let most = 0;
    let left = room;
    let sum = 0;
    let k = 0;
    taken.fill(0, 0, count);
    for (let steps = 0; steps < STEPS; steps++) {
      // As many as fit, one after another, while what is worth most in part could still be more.
      let rest = left;
      let high = sum;
      let at = k;
      for (; at < count; at++) {
        const { use, worth } = items[at] as { use: number; worth: number };
        if (use > rest) {
          high += (worth * rest) / use;
          break;
        }
        rest -= use;
        high += worth;
      }
      if (high > most + 1e-9) {
        for (; k < at; k++) {
          const { use, worth } = items[k] as { use: number; worth: number };
          taken[k] = 1;
          left -= use;
          sum += worth;
        }
        if (k < count) {
          // This one does not fit: without it.
          taken[k++] = 0;
          if (k < count) continue;
        }
        if (sum > most) {
          most = sum;
          best.set(taken.subarray(0, count));
        }
      }
      // Back to the last one taken, and on without it.
      do k--;
      while (k >= 0 && taken[k] === 0);
      if (k < 0) {
        for (let each = 0; each < count; each++)
          if (best[each] === 1) held[from + (items[each] as { v: number }).v] = 1;
        return most;
      }
      const { use, worth } = items[k] as { use: number; worth: number };
      taken[k++] = 0;
      left += use;
      sum -= worth;
    }
    return null;
  }

  /** Dynamic programming over the room that is left. */
  #exact(
    items: readonly { v: number; worth: number; use: number }[],
    room: number,
    held: Float64Array,
    from: number,
  ): number {
    const best = this.#best;
    const took = this.#took;
    best.fill(0, 0, room + 1);
    const width = room + 1;
    for (const [k, { worth, use }] of items.entries()) {
      const row = k * width;
      took.fill(0, row, row + width);
      for (let r = room; r >= use; r--) {
        const taken = (best[r - use] as number) + worth;
        if (taken > (best[r] as number)) {
          best[r] = taken;
          took[row + r] = 1;
        }
      }
    }
    let left = room;
    for (let k = items.length - 1; k >= 0; k--) {
      if (took[k * width + left] === 0) continue;
      const { v, use } = items[k] as { v: number; use: number };
      held[from + v] = 1;
      left -= use;
    }
    return best[room] as number;
  }
}

function fractions(
  items: readonly { v: number; worth: number; use: number }[],
  capacity: number,
  held: Float64Array,
  row: number,
): number {
  let room = capacity;
  let sum = 0;
  for (const { v, worth, use } of items) {
    const part = use <= room ? 1 : room / use;
    held[row + v] = part;
    sum += part * worth;
    room -= part * use;
    if (room <= 0) break;
  }
  return sum;
}
