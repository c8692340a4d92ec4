import type { FundCase, FundOption, Limit } from './fund-case.ts';
import { budgetUntil, yearOf } from './fund-model.ts';

/** A limit that would have to give way, and by how much (money; of `short-boards` the share): up for a most, down for a least. */
export interface Change {
  readonly limit: Limit;
  readonly by: number;
}

/**
 * Why an option is not in the plan, and the smallest change that would admit it with the plan otherwise as it is.
 * `limits`: these would be broken, each by so much. `no-gain`: it may come in as it is, but the plan would be worth less.
 * `within-gap`: it may come in and the plan would be worth more: the plan is not proven best, only within its gap.
 */
export interface Refused {
  readonly option: string;
  readonly reason: 'limits' | 'no-gain' | 'within-gap';
  /** The way of the same kind in the same place that it would stand in for. */
  readonly instead?: string;
  /** What would have to come with it, because it needs it. */
  readonly along: readonly string[];
  readonly changes: readonly Change[];
  /** What the plan would gain in benefit; below zero: the benefit that it would have to bring more. */
  readonly gain: number;
  /** What it would cost the fund more, with what it stands in for and what comes along. */
  readonly extra: number;
}

/** The reasons of all options that a plan leaves out, in the case's order. `chosen`: the ids of a plan that breaks nothing. */
export function whyRefused(fund: FundCase, chosen: readonly string[]): Refused[] {
  const taken = new Set(chosen);
  const context = new PlanSums(fund, taken);
  return fund.options.filter(({ id }) => !taken.has(id)).map((option) => reasonOf(option, context));
}

function reasonOf(option: FundOption, sums: PlanSums): Refused {
  const here = sums.takenIn(option.place);
  const instead = here.find(({ kind }) => kind === option.kind);
  const along = sums.missingFor(option);
  const added = [option, ...along];
  const removed = instead ? [instead] : [];
  const changes = sums.brokenBy(option.place, added, removed);
  const total = (value: (each: FundOption) => number) =>
    added.reduce((sum, each) => sum + value(each), 0) - removed.reduce((sum, each) => sum + value(each), 0);
  const gain = total(({ benefit }) => benefit);
  return {
    option: option.id,
    reason: gain <= 0 ? 'no-gain' : changes.length > 0 ? 'limits' : 'within-gap',
    ...(instead && { instead: instead.id }),
    along: along.map(({ id }) => id),
    changes,
    gain,
    extra: total(({ cost }) => cost),
  };
}

/** The sums of a plan, so that one option more is a few additions. */
class PlanSums {
  readonly #fund: FundCase;
  readonly #taken: Map<string, FundOption[]>;
  readonly #options: Map<string, FundOption[]>;
  readonly #places: Map<string, FundCase['places'][number]>;
  readonly #byProvince = new Map<string, number>();
  readonly #byKind = new Map<string, number>();
  readonly #years: readonly { readonly year: number; readonly sum: number; readonly spent: number }[];
  #spent = 0;
  #mending = 0;
  #toWeak = 0;

  constructor(fund: FundCase, taken: ReadonlySet<string>) {
    this.#fund = fund;
    this.#options = Map.groupBy(fund.options, ({ place }) => place);
    this.#places = new Map(fund.places.map((place) => [place.id, place]));
    const chosen = fund.options.filter(({ id }) => taken.has(id));
    this.#years = budgetUntil(fund.rules).map(({ year, sum }) => ({
      year,
      sum,
      spent: chosen.reduce((spent, option) => spent + (yearOf(option) <= year ? option.cost : 0), 0),
    }));
    this.#taken = Map.groupBy(chosen, ({ place }) => place);
    for (const option of chosen) {
      const place = this.#places.get(option.place);
      this.#spent += option.cost;
      if (option.shortBoard) this.#mending += option.cost;
      if (place?.weak) this.#toWeak += option.cost;
      add(this.#byProvince, place?.province ?? '', option.cost);
      add(this.#byKind, option.kind, option.cost);
    }
  }

  takenIn(place: string): readonly FundOption[] {
    return this.#taken.get(place) ?? [];
  }

  /** For each need that nothing chosen here fills, the cheapest option that would, with what that needs in turn. */
  missingFor(option: FundOption): FundOption[] {
    const along: FundOption[] = [];
    for (let at = 0, of: FundOption | undefined = option; of; of = along[at], at += 1) {
      const asked = of.kind;
      for (const { kind, anyOf } of this.#fund.rules.needs ?? []) {
        if (kind !== asked) continue;
        const there = [option, ...along, ...this.takenIn(option.place)];
        const gives = (each: FundOption) =>
          anyOf.includes(each.kind) && yearOf(each) <= yearOf(of as FundOption);
        if (there.some(gives)) continue;
        const cheapest = (this.#options.get(option.place) ?? [])
          .filter((each) => gives(each) && !there.some(({ kind: taken }) => taken === each.kind))
          .reduce<FundOption | undefined>(
            (best, each) => (best && best.cost <= each.cost ? best : each),
            undefined,
          );
        if (cheapest) along.push(cheapest);
      }
    }
    return along;
  }

  /** What `added` in place of `removed` breaks, each by how much; both stand in one place. */
  brokenBy(at: string, added: readonly FundOption[], removed: readonly FundOption[]): Change[] {
    const { budget, rules } = this.#fund;
    const changes: Change[] = [];
    const delta = (value: (option: FundOption) => number, of: (option: FundOption) => boolean = () => true) =>
      added.filter(of).reduce((sum, option) => sum + value(option), 0) -
      removed.filter(of).reduce((sum, option) => sum + value(option), 0);
    const most = (limit: Limit, is: number, cap: number | undefined) => {
      if (cap !== undefined && is > cap) changes.push({ limit, by: is - cap });
    };
    const least = (limit: Limit, is: number, floor: number | undefined) => {
      if (floor !== undefined && is < floor - 1e-9 * Math.abs(floor)) changes.push({ limit, by: floor - is });
    };
    const cost = (option: FundOption) => option.cost;
    const place = this.#places.get(at);
    const here = this.takenIn(at);
    const sum = (value: (option: FundOption) => number) =>
      here.reduce((total, option) => total + value(option), 0) + delta(value);
    const extra = delta(cost);
    const spent = this.#spent + extra;
    most({ rule: 'budget' }, spent, budget);
    for (const { year, sum: available, spent: begun } of this.#years) {
      most({ rule: 'year-budget', year }, begun + delta(cost, (option) => yearOf(option) <= year), available);
    }
    most({ rule: 'place-cap', place: at }, sum(cost), rules.placeCap);
    most(
      { rule: 'own-money', place: at },
      sum((option) => option.own ?? 0),
      place?.own,
    );
    for (const need of rules.needs ?? []) {
      const after = [...here.filter((option) => !removed.includes(option)), ...added];
      const lacking = after.some(
        (option) =>
          option.kind === need.kind &&
          !after.some((each) => need.anyOf.includes(each.kind) && yearOf(each) <= yearOf(option)),
      );
      if (lacking) changes.push({ limit: { rule: 'needs', place: at, ...need }, by: 1 });
    }
    const province = place?.province ?? '';
    const inProvince = (this.#byProvince.get(province) ?? 0) + extra;
    most({ rule: 'province-cap', province }, inProvince, rules.provinces?.[province]?.cap);
    least({ rule: 'province-floor', province }, inProvince, rules.provinces?.[province]?.floor);
    for (const kind of new Set([...added, ...removed].map((option) => option.kind))) {
      const ofKind = (this.#byKind.get(kind) ?? 0) + delta(cost, (option) => option.kind === kind);
      most({ rule: 'kind-cap', kind }, ofKind, rules.kinds?.[kind]?.cap);
      least({ rule: 'kind-floor', kind }, ofKind, rules.kinds?.[kind]?.floor);
    }
    if (rules.shortBoardShare !== undefined) {
      const mending = this.#mending + delta(cost, ({ shortBoard }) => shortBoard === true);
      least({ rule: 'short-boards' }, spent ? mending / spent : 1, rules.shortBoardShare);
    }
    least({ rule: 'weak-floor' }, this.#toWeak + (place?.weak ? extra : 0), rules.weakFloor);
    return changes;
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
