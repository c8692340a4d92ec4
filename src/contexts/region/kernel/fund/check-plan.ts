import { ExactSum } from '../exact-sum.ts';
import type { FundCase, FundOption, Limit, Range } from './fund-case.ts';

/** A limit that a plan breaks: what it comes to, and what it may at least or at most be. */
export interface Broken {
  readonly limit: Limit;
  readonly is: number;
  readonly should: number;
}

/** What a plan comes to, and what it breaks: nothing, or it is no plan. */
export interface CheckedPlan {
  readonly spent: number;
  readonly benefit: number;
  /** What of it goes to weak places. */
  readonly toWeak: number;
  readonly broken: readonly Broken[];
}

/**
 * Re-checks a plan against the case itself, sum by sum. It knows nothing of rows and columns, so that a mistake in the model the
 * solver was given shows here. `chosen`: the ids of the options taken; an unknown one or one taken twice throws.
 */
export function checkPlan(fund: FundCase, chosen: readonly string[]): CheckedPlan {
  const known = new Map(fund.options.map((option) => [option.id, option]));
  const taken = chosen.map((id) => {
    const option = known.get(id);
    known.delete(id);
    if (!option) throw new Error(`the case has no option ${id}, or it is taken twice`);
    return option;
  });
  const { rules } = fund;
  const broken: Broken[] = [];
  const range = (least: Limit | undefined, most: Limit | undefined, is: number, { floor, cap }: Range) => {
    if (least && floor !== undefined && is < floor - slack(floor))
      broken.push({ limit: least, is, should: floor });
    if (most && cap !== undefined && is > cap + slack(cap)) broken.push({ limit: most, is, should: cap });
  };
  const atMost = (limit: Limit, is: number, cap: number | undefined) =>
    cap === undefined ? undefined : range(undefined, limit, is, { cap });

  const spent = costOf(taken);
  atMost({ rule: 'budget' }, spent, fund.budget);
  let soFar = 0;
  for (const [year, part] of (rules.budgetByYear ?? []).entries()) {
    soFar += part;
    const begun = taken.filter((option) => (option.year ?? 0) <= year);
    // The last year's limit is the budget.
    if (year + 1 < (rules.budgetByYear?.length ?? 0))
      atMost({ rule: 'year-budget', year }, costOf(begun), soFar);
  }
  const byPlace = Map.groupBy(taken, ({ place }) => place);
  for (const { id, weak, own } of fund.places) {
    const here = byPlace.get(id) ?? [];
    atMost({ rule: 'place-cap', place: id }, costOf(here), rules.placeCap);
    atMost(
      { rule: 'own-money', place: id },
      sum(here, (option) => option.own ?? 0),
      own,
    );
    const count = (kinds: readonly string[]) => here.filter(({ kind }) => kinds.includes(kind)).length;
    for (const kind of new Set(here.map((option) => option.kind))) {
      atMost({ rule: 'one-way', place: id, kind }, count([kind]), 1);
    }
    for (const { kind, anyOf } of rules.needs ?? []) {
      const givers = here.filter((option) => anyOf.includes(option.kind)).map(({ year = 0 }) => year);
      const lacking = here.some(
        (option) => option.kind === kind && !givers.some((year) => year <= (option.year ?? 0)),
      );
      if (lacking) broken.push({ limit: { rule: 'needs', place: id, kind, anyOf }, is: 0, should: 1 });
    }
    if (weak && rules.weakPlaces) {
      const { atLeast, kinds } = rules.weakPlaces;
      range({ rule: 'weak-place', place: id }, undefined, count(kinds), { floor: atLeast });
    }
  }
  const provinceOf = new Map(fund.places.map(({ id, province }) => [id, province]));
  for (const [province, limits] of Object.entries(rules.provinces ?? {})) {
    const there = taken.filter(({ place }) => provinceOf.get(place) === province);
    range({ rule: 'province-floor', province }, { rule: 'province-cap', province }, costOf(there), limits);
  }
  for (const [kind, limits] of Object.entries(rules.kinds ?? {})) {
    const such = taken.filter((option) => option.kind === kind);
    range({ rule: 'kind-floor', kind }, { rule: 'kind-cap', kind }, costOf(such), limits);
  }
  if (rules.shortBoardShare !== undefined) {
    const mending = costOf(taken.filter(({ shortBoard }) => shortBoard));
    range({ rule: 'short-boards' }, undefined, mending, { floor: rules.shortBoardShare * spent });
  }
  const weakPlaces = new Set(fund.places.filter(({ weak }) => weak).map(({ id }) => id));
  const toWeak = costOf(taken.filter(({ place }) => weakPlaces.has(place)));
  if (rules.weakFloor !== undefined) {
    range({ rule: 'weak-floor' }, undefined, toWeak, { floor: rules.weakFloor });
  }
  return { spent, benefit: sum(taken, ({ benefit }) => benefit), toWeak, broken };
}

/** Whole amounts are exact; a share of them is rounded. */
function slack(limit: number): number {
  return Number.isInteger(limit) ? 0 : 1e-9 * Math.abs(limit);
}

function costOf(options: readonly FundOption[]): number {
  return sum(options, ({ cost }) => cost);
}

function sum(options: readonly FundOption[], value: (option: FundOption) => number): number {
  const total = new ExactSum();
  for (const option of options) total.add(value(option));
  return total.value;
}
