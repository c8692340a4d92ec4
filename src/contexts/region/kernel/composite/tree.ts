import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseAssessing } from './refusals.ts';

/** A part of the index: it stands for its own parts and the indicators below it. */
export interface Part {
  readonly id: string;
  /** The part it belongs to; none: the whole. */
  readonly parent?: string | undefined;
  /** Among the parts beside it; not said: as much as what is below it. */
  readonly weight?: number | undefined;
}

/** A part with what is below it: numbers of indicators, and other parts. */
export interface Branch {
  readonly id: string;
  readonly weight: number | undefined;
  readonly leaves: readonly number[];
  readonly branches: readonly Branch[];
}

/** The whole as a tree. `parents` says where each indicator belongs, by its number. Parts without any indicator are left out. */
export function treeOf(
  parts: readonly Part[],
  parents: readonly (string | undefined)[],
  whole: string,
): Outcome<Branch> {
  const known = new Set([whole, ...parts.map(({ id }) => id)]);
  for (const parent of [...parents, ...parts.map((part) => part.parent)]) {
    if (parent !== undefined && !known.has(parent)) {
      return refuseAssessing('region.no-part', { part: parent, parts: [...known].join(', ') });
    }
  }
  const [twice] = parts.filter(
    ({ id }, at) => id === whole || parts.findIndex((part) => part.id === id) < at,
  );
  if (twice) return refuseAssessing('region.part-twice', { part: twice.id });
  for (const { id } of parts) {
    let above: string | undefined = id;
    for (let steps = 0; above !== undefined && above !== whole; steps++) {
      if (steps > parts.length) return refuseAssessing('region.part-in-itself', { part: id });
      const at: string = above;
      above = parts.find((part) => part.id === at)?.parent;
    }
  }
  const branch = (id: string, weight: number | undefined): Branch => ({
    id,
    weight,
    leaves: [...parents.keys()].filter((leaf) => (parents[leaf] ?? whole) === id),
    branches: parts
      .filter((part) => (part.parent ?? whole) === id)
      .map((part) => branch(part.id, part.weight))
      .filter((each) => leavesOf(each).length > 0),
  });
  return ok(branch(whole, undefined));
}

/** All indicators below a part, however deep. */
export function leavesOf({ leaves, branches }: Branch): readonly number[] {
  return [...leaves, ...branches.flatMap(leavesOf)];
}

/** The part and all below it, the whole first. */
export function branchesOf(branch: Branch): readonly Branch[] {
  return [branch, ...branch.branches.flatMap(branchesOf)];
}

/**
 * What part of the whole each indicator makes, adding up to 1: at each part, what is beside each other shares by weight.
 * `weights`: what each indicator counts beside others of the same part, ≥ 0.
 */
export function wholeWeights(tree: Branch, weights: Float64Array): Float64Array {
  const whole = new Float64Array(weights.length);
  const below = (branch: Branch): number =>
    branch.weight ??
    branch.leaves.reduce((sum, leaf) => sum + (weights[leaf] ?? 0), 0) +
      branch.branches.reduce((sum, each) => sum + below(each), 0);
  const share = ({ leaves, branches }: Branch, part: number): void => {
    const counts = [...leaves.map((leaf) => weights[leaf] ?? 0), ...branches.map(below)];
    const sum = counts.reduce((all, each) => all + each, 0);
    const of = (at: number) => part * (sum > 0 ? (counts[at] ?? 0) / sum : 1 / counts.length);
    for (const [at, leaf] of leaves.entries()) whole[leaf] = of(at);
    for (const [at, each] of branches.entries()) share(each, of(leaves.length + at));
  };
  share(tree, 1);
  return whole;
}
