import type { SitingPlan, SitingProblem } from '../problem.ts';

/** Which sites are open, each village's way, and what both cost; a village without a way, or not covered, costs more than any plan. */
export class SitingState {
  readonly problem: SitingProblem;
  readonly isOpen: Uint8Array;
  /** −1: none. */
  readonly way: Int32Array;
  readonly load: Float64Array;
  readonly users: Int32Array;
  /** How many open sites cover each rule. */
  readonly covers: Int32Array;
  /** The rules a site helps to keep. */
  readonly rulesOf: readonly (readonly number[])[];
  readonly penalty: number;
  serving = 0;
  fixed = 0;
  build = 0;
  unserved: number;
  uncovered: number;

  constructor(problem: SitingProblem) {
    this.problem = problem;
    const { sites, villages, seasons, cover, cost, ways } = problem;
    this.isOpen = new Uint8Array(sites.length);
    this.way = new Int32Array(villages.length).fill(-1);
    this.load = new Float64Array(sites.length * seasons.length);
    this.users = new Int32Array(sites.length);
    this.covers = new Int32Array(cover.length);
    const rules: number[][] = sites.map(() => []);
    for (const [rule, { sites: near }] of cover.entries()) for (const site of near) rules[site]?.push(rule);
    this.rulesOf = rules;
    let most = sites.reduce((sum, { fixed }) => sum + Math.abs(fixed), 0);
    for (let v = 0; v < villages.length; v++) {
      let dearest = 0;
      for (let w = 0; w < ways.length; w++) {
        const price = cost[v * ways.length + w] as number;
        if (price !== Number.POSITIVE_INFINITY && price > dearest) dearest = price;
      }
      most += dearest;
    }
    this.penalty = most + 1;
    this.unserved = villages.length;
    this.uncovered = cover.length;
    for (const [site, { keep }] of sites.entries()) if (keep) this.open(site);
  }

  get total(): number {
    const over = this.build > this.problem.budget ? 1 + (this.build - this.problem.budget) / this.build : 0;
    return this.serving + this.fixed + this.penalty * (this.unserved + this.uncovered + over);
  }

  get isWhole(): boolean {
    return this.unserved === 0 && this.uncovered === 0 && this.build <= this.problem.budget;
  }

  open(site: number): void {
    if (this.isOpen[site] === 1) return;
    this.isOpen[site] = 1;
    const { fixed, build } = this.problem.sites[site] as SitingProblem['sites'][number];
    this.fixed += fixed;
    this.build += build;
    for (const rule of this.rulesOf[site] as readonly number[]) {
      if (this.covers[rule] === 0) this.uncovered -= 1;
      this.covers[rule] = (this.covers[rule] as number) + 1;
    }
  }

  /** Its villages must have been taken away before. */
  close(site: number): void {
    if (this.isOpen[site] === 0) return;
    this.isOpen[site] = 0;
    const { fixed, build } = this.problem.sites[site] as SitingProblem['sites'][number];
    this.fixed -= fixed;
    this.build -= build;
    for (const rule of this.rulesOf[site] as readonly number[]) {
      this.covers[rule] = (this.covers[rule] as number) - 1;
      if (this.covers[rule] === 0) this.uncovered += 1;
    }
  }

  /** Nobody uses it, and every rule it keeps is kept without it. */
  isIdle(site: number): boolean {
    return (
      this.isOpen[site] === 1 &&
      this.users[site] === 0 &&
      !this.problem.sites[site]?.keep &&
      (this.rulesOf[site] as readonly number[]).every((rule) => (this.covers[rule] as number) > 1)
    );
  }

  take(village: number): void {
    const way = this.way[village] as number;
    if (way < 0) return;
    this.#put(village, way, -1);
    this.way[village] = -1;
    this.unserved += 1;
  }

  give(village: number, way: number): void {
    this.#put(village, way, 1);
    this.way[village] = way;
    this.unserved -= 1;
  }

  hasRoom(village: number, way: number): boolean {
    const { ways, seasons, sites, use } = this.problem;
    const through = ways[way] as readonly number[];
    const count = seasons.length;
    for (let k = 0; k < through.length; k++) {
      const site = through[k] as number;
      const most = (sites[site] as SitingProblem['sites'][number]).capacity + 1e-9;
      for (let s = 0; s < count; s++)
        if ((this.load[site * count + s] as number) + (use[village * count + s] as number) > most)
          return false;
    }
    return true;
  }

  #put(village: number, way: number, sign: 1 | -1): void {
    const { ways, seasons, use, cost } = this.problem;
    const count = seasons.length;
    for (const site of ways[way] as readonly number[]) {
      this.users[site] = (this.users[site] as number) + sign;
      for (let s = 0; s < count; s++)
        this.load[site * count + s] =
          (this.load[site * count + s] as number) + sign * (use[village * count + s] as number);
    }
    this.serving += sign * (cost[village * ways.length + way] as number);
  }

  copyTo(other: SitingState): void {
    other.isOpen.set(this.isOpen);
    other.way.set(this.way);
    other.load.set(this.load);
    other.users.set(this.users);
    other.covers.set(this.covers);
    other.serving = this.serving;
    other.fixed = this.fixed;
    other.build = this.build;
    other.unserved = this.unserved;
    other.uncovered = this.uncovered;
  }

  plan(): SitingPlan {
    return {
      open: [...this.isOpen.keys()].filter((site) => this.isOpen[site] === 1),
      shares: [...this.way].flatMap((way, village) => (way < 0 ? [] : [{ village, way, share: 1 }])),
    };
  }
}
