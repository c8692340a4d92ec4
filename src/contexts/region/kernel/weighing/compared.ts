import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseAssessing } from '../composite/refusals.ts';
import { type Branch, branchesOf } from '../composite/tree.ts';
import { ahpWeights, MOST_JUDGED } from './ahp.ts';

/** How much more one counts than another beside it: `['roads', 'schools', 3]`. */
export type Comparison = readonly [one: string, other: string, times: number];

export interface Compared {
  /** What part of the whole each indicator makes. */
  readonly weights: Float64Array;
  /** Saaty's consistency ratio at each part that was compared. */
  readonly consistency: Readonly<Record<string, number>>;
}

/** Saaty's limit. */
const SOUND = 0.1;

/** Weights by pairwise comparison (AHP) at each part of the tree; what stands beside each other uncompared counts the same. */
export function comparedWeights(
  tree: Branch,
  names: readonly string[],
  comparisons: readonly Comparison[],
  allowInconsistent: boolean,
): Outcome<Compared> {
  const left = new Set(comparisons);
  const weights = new Float64Array(names.length);
  const consistency: Record<string, number> = {};
  const shareOf = new Map<string, number>([[tree.id, 1]]);
  for (const branch of branchesOf(tree)) {
    const beside = [
      ...branch.leaves.map((leaf) => names[leaf] ?? ''),
      ...branch.branches.map(({ id }) => id),
    ];
    const here = comparisons.filter(([one, other]) => beside.includes(one) && beside.includes(other));
    for (const each of here) left.delete(each);
    let local = new Float64Array(beside.length).fill(1 / beside.length);
    if (here.length > 0) {
      const judged = judge(branch.id, beside, here, allowInconsistent);
      if (!judged.ok) return judged;
      local = judged.value.weights;
      consistency[branch.id] = judged.value.ratio;
    }
    const part = shareOf.get(branch.id) ?? 0;
    for (const [at, leaf] of branch.leaves.entries()) weights[leaf] = part * (local[at] ?? 0);
    for (const [at, { id }] of branch.branches.entries()) {
      shareOf.set(id, part * (local[branch.leaves.length + at] ?? 0));
    }
  }
  for (const [one, other] of left) return refuseAssessing('region.not-beside', { one, other });
  return ok({ weights, consistency });
}

function judge(
  part: string,
  beside: readonly string[],
  comparisons: readonly Comparison[],
  allowInconsistent: boolean,
): Outcome<{ weights: Float64Array<ArrayBuffer>; ratio: number }> {
  if (beside.length > MOST_JUDGED) {
    return refuseAssessing('region.too-many-compared', { part, most: MOST_JUDGED });
  }
  const judgements = beside.map((_, i) => beside.map((_, j) => (i === j ? 1 : Number.NaN)));
  for (const [one, other, times] of comparisons) {
    const [i, j] = [beside.indexOf(one), beside.indexOf(other)];
    const [row, mirrored] = [judgements[i], judgements[j]];
    if (i === j || !row || !mirrored) return refuseAssessing('region.not-beside', { one, other });
    row[j] = times;
    mirrored[i] = 1 / times;
  }
  if (!linked(judgements)) return refuseAssessing('region.not-compared', { part });
  const { weights, consistencyRatio } = ahpWeights(judgements);
  if (consistencyRatio >= SOUND && !allowInconsistent) {
    return refuseAssessing('region.inconsistent', { part, ratio: consistencyRatio.toFixed(3) });
  }
  return ok({ weights: new Float64Array(weights), ratio: consistencyRatio });
}

/** Each reaches each other by judged pairs. */
function linked(judgements: readonly (readonly number[])[]): boolean {
  const reached = new Set([0]);
  for (const at of reached) {
    for (const [other, value] of (judgements[at] ?? []).entries())
      if (!Number.isNaN(value)) reached.add(other);
  }
  return reached.size === judgements.length;
}
