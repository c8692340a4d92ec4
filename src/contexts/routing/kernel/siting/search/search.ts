import { Random } from '../../random.ts';
import type { SitingPlan, SitingProblem } from '../problem.ts';
import { exchange } from './exchange.ts';
import { SitingState } from './state.ts';

export interface SitingEffort {
  readonly seed: number;
  /** Ends after so many changes tried … */
  readonly iterations: number;
  /** … or when this says so. */
  readonly stop?: () => boolean;
  readonly progress?: (cost: number, share: number) => void;
}

/** A way is passed over once in so many times, so that the same villages do not always go back the same way (Christiaens & Vanden Berghe). */
const BLINK = 0.02;
const WARM = 0.3;
const COLD = 0.00005;
/** Exchanges tried after each change. */
const EXCHANGES = 100;

/**
 * The best plan found with one way a village: a site is closed, opened or exchanged, or villages near each other are taken from their sites;
 * then each goes where it costs least, and worse plans are accepted less and less often (simulated annealing).
 */
export function searchSiting(
  problem: SitingProblem,
  { seed, iterations, stop, progress }: SitingEffort,
): { readonly plan: SitingPlan; readonly isWhole: boolean } {
  const random = new Random(seed);
  const now = new SitingState(problem);
  const [before, best] = [new SitingState(problem), new SitingState(problem)];
  const mover = new Mover(now, random);
  mover.begin();
  now.copyTo(best);
  const scale = (now.serving + now.fixed) / Math.max(1, problem.villages.length);
  for (let round = 0; round < iterations; round++) {
    if (round % 64 === 0 && stop?.()) break;
    const heat = scale * WARM * 5 * (COLD / (WARM * 5)) ** (round / iterations);
    now.copyTo(before);
    const had = now.total;
    mover.move();
    mover.exchange(heat);
    const total = now.total;
    if (total > had && random.unit() >= Math.exp((had - total) / heat)) before.copyTo(now);
    else if (total < best.total - 1e-9) {
      now.copyTo(best);
      progress?.(total, round / iterations);
    }
  }
  return { plan: best.plan(), isWhole: best.isWhole };
}

class Mover {
  readonly #now: SitingState;
  readonly #random: Random;
  readonly #closed: Uint8Array;
  /** Ways of each village that it may take, cheapest first. */
  readonly #ways: readonly Int32Array[];
  readonly #waysOf: readonly (readonly number[])[];

  constructor(now: SitingState, random: Random) {
    this.#now = now;
    this.#random = random;
    const { villages, ways, cost, sites } = now.problem;
    this.#closed = new Uint8Array(sites.length);
    this.#ways = villages.map((_, v) => {
      const price = (w: number) => cost[v * ways.length + w] as number;
      return Int32Array.from(ways.keys().filter((w) => price(w) !== Number.POSITIVE_INFINITY)).sort(
        (a, b) => price(a) - price(b),
      );
    });
    const of: number[][] = sites.map(() => []);
    for (const [w, through] of ways.entries()) for (const site of through) of[site]?.push(w);
    this.#waysOf = of;
  }

  /** Everything open that may be, each village put where it costs least; what nobody needs is closed. */
  begin(): void {
    const now = this.#now;
    const { sites, villages, budget } = now.problem;
    for (const site of this.#mixed(sites.length))
      if (now.build + (sites[site]?.build ?? 0) <= budget) now.open(site);
    this.#serve(this.#mixed(villages.length));
    this.#tidy();
  }

  move(): void {
    const now = this.#now;
    const random = this.#random;
    const { sites } = now.problem;
    this.#closed.fill(0);
    const loose: number[] = [];
    const kind = random.unit();
    if (kind < 0.35) {
      const out = this.#pick((site) => now.isOpen[site] === 1 && !sites[site]?.keep);
      if (out >= 0) {
        this.#empty(out, loose);
        now.close(out);
        this.#closed[out] = 1;
      }
    }
    if (kind > 0.2 && kind < 0.55) {
      const into = this.#pick((site) => now.isOpen[site] === 0 && this.#closed[site] === 0);
      if (into >= 0) {
        now.open(into);
        this.#attract(into, loose);
      }
    }
    if (kind >= 0.55) this.#ruin(loose);
    for (let v = 0; v < now.way.length; v++) if (now.way[v] === -1 && !loose.includes(v)) loose.push(v);
    this.#serve(this.#ordered(loose));
    this.#tidy();
  }

  exchange(heat: number): void {
    exchange(this.#now, this.#ways, { random: this.#random, times: EXCHANGES, heat });
    this.#tidy();
  }

  #pick(fits: (site: number) => boolean): number {
    const count = this.#now.isOpen.length;
    const from = this.#random.below(count);
    for (let k = 0; k < count; k++) {
      const site = (from + k) % count;
      if (fits(site)) return site;
    }
    return -1;
  }

  #empty(site: number, loose: number[]): void {
    const now = this.#now;
    const { ways } = now.problem;
    for (let v = 0; v < now.way.length; v++) {
      const way = now.way[v] as number;
      if (way >= 0 && (ways[way] as readonly number[]).includes(site)) {
        now.take(v);
        loose.push(v);
      }
    }
  }

  /** Takes most of the villages that would rather go through this site. */
  #attract(site: number, loose: number[]): void {
    const now = this.#now;
    const { ways, cost } = now.problem;
    for (let v = 0; v < now.way.length; v++) {
      const way = now.way[v] as number;
      if (way < 0) continue;
      const has = cost[v * ways.length + way] as number;
      if (
        (this.#waysOf[site] as readonly number[]).some((w) => (cost[v * ways.length + w] as number) < has) &&
        this.#random.unit() < 0.9
      ) {
        now.take(v);
        loose.push(v);
      }
    }
  }

  /** Takes some villages from the site of one and from sites it could also use. */
  #ruin(loose: number[]): void {
    const now = this.#now;
    const random = this.#random;
    const { ways, villages } = now.problem;
    const seed = random.below(villages.length);
    const sites = new Set<number>();
    const own = now.way[seed] as number;
    if (own >= 0) for (const site of ways[own] as readonly number[]) sites.add(site);
    const others = 1 + random.below(3);
    for (const way of this.#ways[seed] as Int32Array) {
      const through = ways[way] as readonly number[];
      if (through.every((site) => now.isOpen[site] === 1)) sites.add(through[0] as number);
      if (sites.size > others + through.length) break;
    }
    const part = 0.15 + 0.5 * random.unit();
    for (let v = 0; v < villages.length; v++) {
      const way = now.way[v] as number;
      if (
        way < 0 ||
        !(v === seed || (sites.has((ways[way] as readonly number[])[0] as number) && random.unit() < part))
      )
        continue;
      now.take(v);
      loose.push(v);
    }
  }

  /** In the order they will be served: by chance, the biggest first, or those first that lose most without their best way. */
  #ordered(loose: number[]): number[] {
    const { use, seasons, cost, ways } = this.#now.problem;
    const kind = this.#random.unit();
    const by = new Map(
      loose.map((v) => {
        if (kind < 0.3) return [v, this.#random.unit()];
        if (kind < 0.6) return [v, -(use[v * seasons.length] as number)];
        const first = this.#ways[v] as Int32Array;
        const price = (k: number) =>
          cost[v * ways.length + (first[Math.min(k, first.length - 1)] ?? 0)] as number;
        return [v, price(0) - price(2)];
      }),
    );
    return loose.sort((a, b) => (by.get(a) as number) - (by.get(b) as number));
  }

  #serve(order: readonly number[]): void {
    for (const v of order) {
      const way = this.#cheapest(v);
      if (way < 0) continue;
      for (const site of this.#now.problem.ways[way] as readonly number[]) this.#now.open(site);
      this.#now.give(v, way);
    }
  }

  #cheapest(v: number): number {
    const now = this.#now;
    const { ways, cost, sites, budget } = now.problem;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const w of this.#ways[v] as Int32Array) {
      let price = cost[v * ways.length + w] as number;
      if (price >= least) break;
      let build = 0;
      let banned = false;
      for (const site of ways[w] as readonly number[]) {
        if (now.isOpen[site] === 1) continue;
        const { fixed, build: more } = sites[site] as SitingProblem['sites'][number];
        price += Math.max(0, fixed);
        build += more;
        if (this.#closed[site] === 1) banned = true;
      }
      if (banned || price >= least || (build > 0 && now.build + build > budget)) continue;
      if (!now.hasRoom(v, w) || this.#random.unit() < BLINK) continue;
      best = w;
      least = price;
    }
    return best;
  }

  #tidy(): void {
    for (let site = 0; site < this.#now.isOpen.length; site++)
      if (this.#now.isIdle(site)) this.#now.close(site);
    if (this.#now.uncovered > 0) this.#coverAgain();
  }

  /** Opens, for a rule nothing keeps, one of the sites that would, within the budget. */
  #coverAgain(): void {
    const now = this.#now;
    const { cover, sites, budget } = now.problem;
    for (const [rule, { sites: near }] of cover.entries()) {
      if ((now.covers[rule] as number) > 0) continue;
      const fits = near.filter((site) => now.build + (sites[site]?.build ?? 0) <= budget);
      const site = fits[this.#random.below(fits.length)];
      if (site !== undefined) now.open(site);
    }
  }

  #mixed(count: number): number[] {
    const all = Array.from({ length: count }, (_, i) => i);
    for (let at = count - 1; at > 0; at--) {
      const other = this.#random.below(at + 1);
      [all[at], all[other]] = [all[other] as number, all[at] as number];
    }
    return all;
  }
}
