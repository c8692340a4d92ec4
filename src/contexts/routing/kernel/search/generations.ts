import type { Plan } from '../problem.ts';
import type { Random } from '../random.ts';
import type { Anneal } from './anneal.ts';
import { crossed, unlike } from './cross.ts';
import type { Routes } from './routes.ts';
import { type Rank, ranksBefore } from './share.ts';

/** Who can try so many changes for each visit has more than one plan can use; with windows, valleys are narrower. */
const ENOUGH = { untimed: 25_000, timed: 3_000 };
/** When it is known how many changes there will be. */
const KNOWN = 0.02;
/** So many plans are made from nothing, each with this part of the effort. */
const PLANS = 4;
const EACH = 0.12;
/** Where the cooling of a crossed plan begins, and how many changes it is given for each visit that is not alike in both. */
const WARM = 0.5;
const CHANGES = { untimed: 500, timed: 200, least: 10_000 };
/** Plans that differ in fewer visits are not crossed; one of them is warmed up whole instead. */
const ALIKE = 4;

interface Elite {
  readonly plan: Plan;
  readonly rank: Rank;
}

/**
 * Several plans instead of one where there is time for it: after a while a search that cools goes on finding the plans of one
 * valley. So some are made one after another, then two at a time are crossed, and the changes begin where the two differ.
 */
export class Generations {
  readonly #routes: Routes;
  readonly #best: Routes;
  readonly #anneal: Anneal;
  readonly #random: Random;
  readonly #elites: Elite[] = [];
  #plans = 0;
  #parent = -1;
  #begun = 0;
  #changes = 0;

  constructor(routes: Routes, best: Routes, anneal: Anneal, random: Random) {
    this.#routes = routes;
    this.#best = best;
    this.#anneal = anneal;
    this.#random = random;
  }

  /** Sets the temperature for what comes next; begins another plan when the one at hand has had its share. */
  goOn(done: number, tried: number): void {
    const { visits, timed } = this.#routes.model;
    const enough = timed ? ENOUGH.timed : ENOUGH.untimed;
    const all = done > 0 ? tried / done : Number.NaN;
    if (this.#plans === 0 && done >= KNOWN) this.#plans = all / visits >= enough ? PLANS : 1;
    if (this.#plans <= 1) {
      this.#anneal.cool(done, done > 0 ? all : undefined);
      return;
    }
    if (this.#parent < 0) {
      const made = this.#elites.length;
      if (done < (made + 1) * EACH) {
        this.#anneal.cool((done - made * EACH) / EACH, all * EACH);
        return;
      }
      this.#keep();
      if (made + 1 < PLANS) {
        this.#anneal.cool(0, all * EACH);
        this.#anneal.beginAnew();
        return;
      }
    } else if (tried - this.#begun < this.#changes) {
      this.#anneal.cool(WARM + ((1 - WARM) * (tried - this.#begun)) / this.#changes, all * EACH);
      return;
    } else this.#replace();
    this.#cross(tried);
    this.#anneal.cool(WARM, all * EACH);
  }

  /** Whether the best of the plan at hand is better than that of all before. */
  get leads(): boolean {
    const { rank } = this.#anneal.best;
    return this.#elites.every((elite) => ranksBefore(rank, elite.rank));
  }

  end(): Plan {
    this.#keep();
    return this.#elites.reduce((most, each) => (ranksBefore(each.rank, most.rank) ? each : most)).plan;
  }

  #keep(): void {
    this.#elites.push({ plan: this.#best.plan(), rank: this.#anneal.best.rank });
  }

  /** The crossed plan takes the place of the one it has most of, if it is better and not known yet. */
  #replace(): void {
    const { rank } = this.#anneal.best;
    const parent = this.#elites[this.#parent] as Elite;
    const isKnown = this.#elites.some(
      (each) => !ranksBefore(each.rank, rank) && !ranksBefore(rank, each.rank),
    );
    if (!isKnown && ranksBefore(rank, parent.rank))
      this.#elites[this.#parent] = { plan: this.#best.plan(), rank };
  }

  #cross(tried: number): void {
    const { model } = this.#routes;
    this.#parent = this.#random.below(PLANS);
    const other = (this.#parent + 1 + this.#random.below(PLANS - 1)) % PLANS;
    const [first, second] = [this.#elites[this.#parent] as Elite, this.#elites[other] as Elite];
    const nodes = unlike(model.visits, first.plan, second.plan);
    const isAlike = nodes.length < ALIKE;
    this.#routes.take(isAlike ? first.plan : crossed(model, first.plan, second.plan, this.#random));
    this.#routes.beginAt(isAlike ? null : nodes);
    this.#anneal.beginAnew();
    this.#begun = tried;
    const each = model.timed ? CHANGES.timed : CHANGES.untimed;
    this.#changes = Math.max(CHANGES.least, each * (isAlike ? model.visits : nodes.length));
  }
}
