import type { Plan } from '../problem.ts';
import type { Anneal } from './anneal.ts';
import type { Routes } from './routes.ts';
import { keepPart, type Rank, ranksBefore, type Share, together } from './share.ts';

/** How often searches that share a plan meet. */
const MEETINGS = 32;

/** What one of several searches does when they meet; all of them do the same, so that they need no one to lead them. */
export class Shared {
  readonly #routes: Routes;
  readonly #best: Routes;
  readonly #anneal: Anneal;
  readonly #share: Share;
  readonly #progress: (cost: number) => void;
  #round: number;
  #isSplit = false;
  #isOver = false;
  #champion: { readonly plan: Plan; readonly rank: Rank } | null = null;

  /** `done`: how far the way was gone before, 0 … 1. */
  constructor(
    routes: Routes,
    best: Routes,
    anneal: Anneal,
    share: Share,
    done: number,
    progress: (cost: number) => void,
  ) {
    this.#round = Math.ceil(done * MEETINGS);
    this.#routes = routes;
    this.#best = best;
    this.#anneal = anneal;
    this.#share = share;
    this.#progress = progress;
  }

  /** How far the way was gone when they last met, 0 … 1. */
  get met(): number {
    return this.#round / MEETINGS;
  }

  /** Meets the others when it is time to; false: one of them goes no further. Up to `fleet` all work on all the routes. */
  meetsAt(done: number, fleet: number): boolean {
    if (done * MEETINGS < this.#round + 1) return true;
    return this.#meet(false, fleet);
  }

  /** Meets them for the last time, unless one of them has gone: the best plan. */
  end(): Plan {
    if (!this.#isOver) this.#meet(true, 1);
    return (this.#champion as { plan: Plan }).plan;
  }

  #meet(ends: boolean, fleet: number): boolean {
    const [routes, anneal] = [this.#routes, this.#anneal];
    const told = this.#share.meet({ now: routes.plan(), best: this.#best.plan(), ends });
    const { visits } = routes.model;
    const isSplit = this.#isSplit;
    const bests = told.map(({ best }) => best);
    for (const plan of isSplit ? [together(visits, bests)] : bests) {
      const rank = this.#begin(plan);
      if (this.#champion && !ranksBefore(rank, this.#champion.rank)) continue;
      this.#champion = { plan, rank };
      this.#progress(rank[2]);
    }
    const wasFleet = this.met < fleet;
    this.#round++;
    this.#isOver = told.some((each) => each.ends);
    if (this.#isOver) return false;
    const nows = told.map(({ now }) => now);
    const isFleet = this.met < fleet;
    // Who was doing with fewer vehicles may have stops left over that fewer cannot carry.
    this.#begin(
      wasFleet
        ? (this.#champion as { plan: Plan }).plan
        : isSplit
          ? together(visits, nows)
          : this.#worthMost(nows),
    );
    this.#isSplit = !isFleet && keepPart(routes, this.#share, this.#round);
    if (routes.model.problem.fewestVehicles && !isFleet) anneal.allowNoMore();
    anneal.beginAnew();
    return true;
  }

  #begin(plan: Plan): Rank {
    this.#routes.keepAll();
    this.#routes.take(plan);
    this.#anneal.beginAnew();
    return this.#anneal.rank;
  }

  #worthMost(plans: readonly Plan[]): Plan {
    const ranked = plans.map((plan) => ({ plan, rank: this.#begin(plan) }));
    return ranked.reduce((most, each) => (ranksBefore(each.rank, most.rank) ? each : most)).plan;
  }
}
