import { type DecidedBound, type SitingBound, SitingBounds } from './bound.ts';
import type { SitingProblem } from './problem.ts';

export interface BranchEffort {
  /** What the best known plan costs. */
  readonly cost: number;
  /** Ends once no plan can be cheaper by more than this share. */
  readonly gap: number;
  /** Branches looked at, at most. */
  readonly branches: number;
  /** Is told a choice of sites that looks well, each once; answers what the best known plan then costs. */
  readonly onSites: (sites: readonly number[]) => number;
  readonly stop?: () => boolean;
}

const ROUNDS = 80;

/**
 * A higher bound for a problem of one level: sites are opened and closed one after another, the branch with the lowest bound first
 * (Land & Doig 1960; with these prices: Holmberg, Rönnqvist & Yuan 1999). What cannot be cheaper by more than the gap is not looked into.
 */
export function branchSiting(
  problem: SitingProblem,
  { cost, gap, branches, onSites, stop }: BranchEffort,
): number {
  const bounds = new SitingBounds(problem);
  const waiting = new Waiting();
  const tried = new Set<string>();
  /** A little within the gap, so that no rounding leads out of it. */
  const within = (best: number) => best - 0.9999 * gap * best;
  let limit = within(cost);
  /** The lowest bound of the branches in which every site is decided. */
  let decided = Number.POSITIVE_INFINITY;
  const look = (found: DecidedBound) => {
    if (found.bound >= limit) return;
    const sites = likely(problem, found);
    const key = sites.join();
    if (!tried.has(key)) {
      tried.add(key);
      limit = Math.min(limit, within(onSites(sites)));
    }
    if (halfOpen(problem, found) < 0) decided = Math.min(decided, found.bound);
    else waiting.add(found);
  };
  const asked = (rounds: number, step: number, last: number) => ({
    ...{ best: limit, rounds, step, last },
    ...(stop && { stop }),
  });
  look(bounds.under(bounds.undecided(), asked(1500, 1, 0.002)));
  for (let count = 0; count < branches; count++) {
    const next = waiting.lowest();
    if (!next || next.bound >= Math.min(limit, decided) || stop?.()) break;
    waiting.take();
    const site = halfOpen(problem, next);
    for (const is of [1, 2]) {
      const fixed = next.fixed.slice();
      fixed[site] = is;
      const found = bounds.under({ ...next, fixed }, asked(ROUNDS, 0.3, 0.01));
      look(found.bound < next.bound ? { ...found, bound: next.bound } : found);
    }
  }
  return Math.min(limit, decided, waiting.lowest()?.bound ?? limit);
}

/** The sites that were open most until they hold all goods. */
function likely({ sites, villages, seasons, use }: SitingProblem, { fixed, open }: DecidedBound): number[] {
  const most = Math.max(
    ...seasons.map((_, s) =>
      villages.reduce((sum, _village, v) => sum + (use[v * seasons.length + s] as number), 0),
    ),
  );
  const chosen: number[] = [];
  let room = 0;
  const part = (i: number) => (fixed[i] === 1 || sites[i]?.keep ? 2 : (open[i] as number));
  for (const i of [...sites.keys()].sort((a, b) => part(b) - part(a))) {
    if (fixed[i] === 2 || (room >= most && part(i) < 0.5)) continue;
    chosen.push(i);
    room += (sites[i] as SitingProblem['sites'][number]).capacity;
  }
  return chosen.sort((a, b) => a - b);
}

/** The undecided site that was nearest to being half open; −1: none is undecided. */
function halfOpen({ sites }: SitingProblem, { fixed, open }: DecidedBound): number {
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sites.length; i++) {
    if (fixed[i] !== 0 || sites[i]?.keep) continue;
    const off = Math.abs((open[i] as number) - 0.5);
    if (off < nearest) {
      nearest = off;
      best = i;
    }
  }
  return best;
}

/** Branches by their bound, the lowest at hand. */
class Waiting {
  readonly #heap: DecidedBound[] = [];

  lowest(): DecidedBound | undefined {
    return this.#heap[0];
  }

  add(branch: DecidedBound): void {
    const heap = this.#heap;
    let at = heap.push(branch) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heap[up] as DecidedBound).bound <= branch.bound) break;
      heap[at] = heap[up] as DecidedBound;
      at = up;
    }
    heap[at] = branch;
  }

  take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && (heap[down + 1] as SitingBound).bound < (heap[down] as SitingBound).bound)
        down += 1;
      if ((heap[down] as DecidedBound).bound >= last.bound) break;
      heap[at] = heap[down] as DecidedBound;
      at = down;
    }
    heap[at] = last;
  }
}
