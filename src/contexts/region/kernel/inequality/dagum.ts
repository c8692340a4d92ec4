import { ExactSum, exactSum } from '../exact-sum.ts';
import { gini } from './gini.ts';

/** Gini's index in its three parts: `gini` = `within` + `netBetween` + `transvariation`. */
export interface Dagum {
  readonly gini: number;
  /** What differences inside the groups make of it. */
  readonly within: number;
  /** What the distance between richer and poorer groups makes of it. */
  readonly netBetween: number;
  /** What overlapping makes of it: members of poorer groups who have more than members of richer ones. */
  readonly transvariation: number;
  /** In the order of the groups' numbers. */
  readonly groups: readonly DagumGroup[];
  readonly pairs: readonly DagumPair[];
}

export interface DagumGroup {
  readonly count: number;
  readonly mean: number;
  readonly gini: number;
}

/** Two groups, the one with the higher mean first. */
export interface DagumPair {
  readonly richer: number;
  readonly poorer: number;
  /** Gⱼₕ = Σ|yⱼ − yₕ| / (nⱼ nₕ (μⱼ + μₕ)). */
  readonly gini: number;
  /** dⱼₕ: mean lead of the richer group's members, over all pairs. */
  readonly lead: number;
  /** pⱼₕ: mean lead of the poorer group's members, over all pairs. */
  readonly overlap: number;
  /** Dⱼₕ = (d − p)/(d + p): 1 when nobody of the poorer group has more than anybody of the richer, 0 when the means are the same. */
  readonly affluence: number;
}

/**
 * Gini's index split by groups (Dagum 1997, Empirical Economics 22:515–531), in O(n log n + n k).
 * `values` ≥ 0 with a sum above 0, one a region; `groupOf` its group's number, 0 to `count` − 1, each with at least one member.
 */
export function dagum(values: Float64Array, groupOf: Int32Array, count: number): Dagum {
  const members = Array.from({ length: count }, (_, group) =>
    values.filter((_, at) => groupOf[at] === group).sort(),
  );
  const total = exactSum(values);
  const sums = members.map(exactSum);
  const groups = members.map((each, group) => {
    const sum = sums[group] ?? 0;
    return { count: each.length, mean: sum / each.length, gini: sum > 0 ? gini(each) : 0 };
  });
  const populationShare = groups.map((group) => group.count / values.length);
  const valueShare = sums.map((sum) => sum / total);
  const within = new ExactSum();
  for (const [j, group] of groups.entries()) {
    within.add(group.gini * (populationShare[j] ?? 0) * (valueShare[j] ?? 0));
  }
  const between = new ExactSum();
  const across = new ExactSum();
  const pairs: DagumPair[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [j, h] = (groups[a]?.mean ?? 0) >= (groups[b]?.mean ?? 0) ? [a, b] : [b, a];
      const pair = { richer: j, poorer: h, ...pairOf(members[j] ?? EMPTY, members[h] ?? EMPTY) };
      pairs.push(pair);
      const weight =
        (populationShare[j] ?? 0) * (valueShare[h] ?? 0) + (populationShare[h] ?? 0) * (valueShare[j] ?? 0);
      between.add(pair.gini * weight * pair.affluence);
      across.add(pair.gini * weight * (1 - pair.affluence));
    }
  }
  return {
    gini: gini(values),
    within: within.value,
    netBetween: between.value,
    transvariation: across.value,
    groups,
    pairs,
  };
}

const EMPTY = new Float64Array();

/** Of two rising lists, the first with the higher mean. */
function pairOf(richer: Float64Array, poorer: Float64Array): Omit<DagumPair, 'richer' | 'poorer'> {
  const pairs = richer.length * poorer.length;
  const lead = leadOf(richer, poorer) / pairs;
  const overlap = leadOf(poorer, richer) / pairs;
  const sumOfMeans = exactSum(richer) / richer.length + exactSum(poorer) / poorer.length;
  const difference = lead + overlap;
  return {
    gini: sumOfMeans > 0 ? difference / sumOfMeans : 0,
    lead,
    overlap,
    affluence: difference > 0 ? (lead - overlap) / difference : 0,
  };
}

/** Σ (a − b) over all pairs with a > b, of two rising lists. */
function leadOf(first: Float64Array, second: Float64Array): number {
  const sum = new ExactSum();
  const passed = new ExactSum();
  let below = 0;
  for (const value of first) {
    while (below < second.length && (second[below] ?? 0) < value) passed.add(second[below++] ?? 0);
    sum.add(below * value - passed.value);
  }
  return sum.value;
}
