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

/** How much of the last direction of prices is kept. */
const KEPT = 0.5;
/** Capacities up to this are filled exactly where villages are whole; beyond it, or where they may be split, in fractions. */
const EXACT = 2000;

/**
 * A lower bound for problems of one level: villages get prices for being served (Lagrangian relaxation of “each is served once”, as Holmberg,
 * Rönnqvist & Yuan 1999, EJOR 113/3), and each site takes what is worth most within its capacity of the season it is fullest in. `null` for
 * several levels.
 */
export function boundSiting(problem: SitingProblem, { best, rounds, stop }: BoundEffort): SitingBound | null {
  const { sites, villages, ways, cost } = problem;
  if (ways.length !== sites.length || ways.some((through, w) => through.length !== 1 || through[0] !== w))
    return null;
  const count = villages.length;
  const m = sites.length;
  const season = fullestSeason(problem);
  const use = Float64Array.from(
    { length: count },
    (_, v) => problem.use[v * problem.seasons.length + season] as number,
  );
  const demand = use.reduce((sum, each) => sum + each, 0);
  const sack = new Sack(problem, use);
  const prices = Float64Array.from({ length: count }, (_, v) => twoCheapest(cost, v, m));
  const kept = prices.slice();
  const fixed = new Uint8Array(m);
  const barred = new Uint8Array(count * m);
  const held = new Float64Array(m * count);
  const worth = new Float64Array(m);
  const y = new Float64Array(m);
  const served = new Float64Array(count);
  const direction = new Float64Array(count);
  let highest = Number.NEGATIVE_INFINITY;
  let step = 1;
  let stale = 0;
  // First with sites opened in part, whose bound rises smoothly, then with whole ones, whose bound is higher in the end.
  let whole = false;
  for (let round = 0; round < rounds; round++) {
    if (step < 0.002) {
      if (whole) break;
      whole = true;
      step = 0.2;
    }
    if (round % 8 === 0 && stop?.()) break;
    held.fill(0);
    for (let i = 0; i < m; i++)
      worth[i] =
        (sites[i] as SitingProblem['sites'][number]).fixed -
        (fixed[i] === 2 ? 0 : sack.fill(i, prices, held, barred));
    const picked = chosen(problem, worth, demand, fixed, y, whole);
    let low = picked.cost;
    let relaxed = picked.relaxed;
    for (let v = 0; v < count; v++) {
      low += prices[v] as number;
      relaxed += prices[v] as number;
    }
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
        // Opening it would spare room elsewhere, at the price the last of it had.
        const { capacity } = sites[i] as SitingProblem['sites'][number];
        const spared = picked.perRoom > 0 ? picked.perRoom * capacity : 0;
        if (y[i] === 0 && relaxed + (worth[i] as number) - spared > best * (1 + 1e-9)) fixed[i] = 2;
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
  return { bound: highest, fixed, barred };
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

/** A site’s goods: those villages that are worth most to it within its capacity. */
class Sack {
  readonly #problem: SitingProblem;
  readonly #use: Float64Array;
  readonly #whole: boolean;
  readonly #best: Float64Array;
  readonly #took: Uint8Array;

  constructor(problem: SitingProblem, use: Float64Array) {
    this.#problem = problem;
    this.#use = use;
    const widest = Math.max(
      ...problem.sites.map(({ capacity }) => (capacity === Number.POSITIVE_INFINITY ? 0 : capacity)),
    );
    this.#whole = !problem.split && use.every(Number.isInteger) && widest <= EXACT;
    this.#best = new Float64Array(this.#whole ? Math.floor(widest) + 1 : 0);
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
    return this.#whole
      ? this.#exact(items, Math.floor(capacity), held, site * count)
      : fractions(items, capacity, held, site * count);
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
