import { ExactSum, exactSum } from '../exact-sum.ts';

/** Theil's index in two parts, `total` = `between` + `within`. */
export interface TheilParts {
  readonly total: number;
  /** What would be left if everyone had their group's mean. */
  readonly between: number;
  readonly within: number;
}

/**
 * Theil's T = Σ sᵢ ln(n sᵢ) with the shares sᵢ = yᵢ/Σy and 0 ln 0 = 0 (Theil 1967): from 0, all the same, to ln n.
 * `values` ≥ 0 with a sum above 0.
 */
export function theilT(values: Float64Array): number {
  const total = exactSum(values);
  const sum = new ExactSum();
  for (const value of values) {
    const share = value / total;
    if (share > 0) sum.add(share * Math.log(values.length * share));
  }
  return sum.value;
}

/** T between and within groups: Tb = Σ S_g ln(S_g n/n_g), with the groups' shares S_g of the total. */
export function theilParts(values: Float64Array, groupOf: Int32Array, count: number): TheilParts {
  const total = exactSum(values);
  const members = new Int32Array(count);
  const sums = Array.from({ length: count }, () => new ExactSum());
  for (const [at, value] of values.entries()) {
    const group = groupOf[at] ?? 0;
    members[group] = (members[group] ?? 0) + 1;
    sums[group]?.add(value);
  }
  const between = new ExactSum();
  for (const [group, { value }] of sums.entries()) {
    const share = value / total;
    if (share > 0) between.add(share * Math.log((share * values.length) / (members[group] ?? 1)));
  }
  const whole = theilT(values);
  return { total: whole, between: between.value, within: whole - between.value };
}

/** Theil's L, the mean log deviation: (1/n) Σ ln(μ/yᵢ). Undefined where somebody has nothing. */
export function theilL(values: Float64Array): number | undefined {
  if (values.includes(0)) return undefined;
  const mean = exactSum(values) / values.length;
  const sum = new ExactSum();
  for (const value of values) sum.add(Math.log(mean / value));
  return sum.value / values.length;
}
