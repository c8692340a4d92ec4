import { type Outcome, ok } from '#shared/outcome.ts';
import { type AskingName, askingNames, askingScore, notSaid, type Said } from '../scoring/deciding/asking.ts';
import type { Judging } from '../scoring/deciding/comet-by-judge.ts';
import { type DecidingName, deciding, notAboveZero } from '../scoring/deciding/deciding.ts';
import { type Scoring, scorings } from '../scoring/scorings.ts';
import { capWeights } from '../weighing/cap-weights.ts';
import { type Combination, combineWeights } from '../weighing/combine-weights.ts';
import { type Comparison, comparedWeights } from '../weighing/compared.ts';
import { criticWeights } from '../weighing/critic.ts';
import { lopcowWeights } from '../weighing/deciding/lopcow.ts';
import { cilosWeights, idocriwWeights } from '../weighing/deciding/loss-weights.ts';
import { merecWeights } from '../weighing/deciding/merec.ts';
import { rancomWeights } from '../weighing/deciding/rancom.ts';
import {
  angleWeights,
  deviationWeights,
  giniWeights,
  varianceWeights,
} from '../weighing/deciding/spread-weights.ts';
import { entropyWeights } from '../weighing/entropy.ts';
import type { Columns, Direction } from './columns.ts';
import { denominate } from './denominate.ts';
import { type Imputation, impute } from './impute.ts';
import { type Goalposts, type Normalisation, normalise } from './normalise.ts';
import { obstacles } from './obstacles.ts';
import { ranksOf } from './ranks.ts';
import { refuseAssessing } from './refusals.ts';
import { type OutlierRule, treatOutliers } from './treat-outliers.ts';
import { type Branch, branchesOf, leavesOf, type Part, treeOf, wholeWeights } from './tree.ts';

export interface Indicator {
  readonly name: string;
  readonly direction: Direction;
  /** As it was read; NaN where there is no figure. */
  readonly column: Float64Array;
  readonly denominator?: Float64Array | undefined;
  readonly parent?: string | undefined;
  /** Beside others of the same part; 1 unless given. */
  readonly weight?: number | undefined;
  readonly goalposts?: Goalposts | undefined;
  /** For methods that ask for it: see `Said`. */
  readonly ideal?: Said['ideal'];
  readonly reference?: Said['reference'];
  readonly limit?: Said['limit'];
  readonly marks?: Said['marks'];
}

export const weighings = [
  'equal',
  'given',
  'entropy',
  'critic',
  'ahp',
  'deviation',
  'variance',
  'gini',
  'angle',
  'merec',
  'cilos',
  'idocriw',
  'lopcow',
  'rancom',
] as const;
export type Weighing = (typeof weighings)[number];

/** How an index is made of indicators, step by step. */
export interface Plan {
  readonly whole: string;
  readonly parts: readonly Part[];
  readonly impute?: Imputation | undefined;
  readonly outliers?: OutlierRule | undefined;
  readonly normalise: Normalisation;
  readonly weigh: readonly Weighing[];
  /** How several weighings become one. */
  readonly combine: Combination;
  readonly comparisons: readonly Comparison[];
  readonly allowInconsistent: boolean;
  /** No indicator makes more of the whole than this. */
  readonly cap?: number | undefined;
  readonly score: Scoring | DecidingName | AskingName;
  /** For `comet`. */
  readonly judging: Judging;
}

export interface Assessment {
  /** Each indicator as it stood after each step. */
  readonly denominated: Columns;
  readonly filled: readonly (readonly number[])[];
  readonly imputed: Columns;
  readonly treated: Columns;
  readonly treatment: readonly { readonly pulledIn: number; readonly logged: boolean }[];
  /** On 0 to 1, more being better. */
  readonly normalised: Columns;
  /** What part of the whole each indicator makes; they add up to 1. */
  readonly weights: Float64Array;
  /** The same before the cap. */
  readonly uncapped: Float64Array;
  readonly consistency: Readonly<Record<string, number>>;
  readonly tree: Branch;
  /** Each part's score, the whole first. */
  readonly scores: readonly { readonly id: string; readonly score: Float64Array }[];
  readonly ranks: Float64Array;
  readonly obstacles: readonly Float64Array[];
}

/**
 * A composite index, as the OECD/JRC handbook (2008) goes about it: denominate, impute, treat outliers, normalise, weigh, aggregate; and
 * what holds each region back. `groupOf`: each row's group, for imputing. `lineOf`: the line of the file a row stands on, for refusals.
 */
export function assess(
  indicators: readonly Indicator[],
  plan: Plan,
  {
    groupOf,
    lineOf,
  }: { readonly groupOf?: Int32Array | undefined; readonly lineOf: (row: number) => number },
): Outcome<Assessment> {
  const tree = treeOf(
    plan.parts,
    indicators.map(({ parent }) => parent),
    plan.whole,
  );
  if (!tree.ok) return tree;
  const denominated = indicators.map(({ column, denominator }) =>
    denominator ? denominate(column, denominator) : column,
  );
  const full = fillIn(indicators, denominated, plan.impute, groupOf, lineOf);
  if (!full.ok) return full;
  const treatments = full.value.columns.map((column) =>
    plan.outliers
      ? treatOutliers(column, plan.outliers)
      : { column, low: [] as number[], high: [] as number[], logged: false },
  );
  const normalised: Float64Array[] = [];
  for (const [at, { name, direction, goalposts }] of indicators.entries()) {
    const column = treatments[at]?.column ?? new Float64Array();
    const scaled = normalise(column, direction, goalposts ? 'goalposts' : plan.normalise, goalposts);
    if (!scaled) return refuseAssessing('region.all-the-same', { column: name });
    normalised.push(scaled);
  }
  const weighed = weigh(indicators, normalised, tree.value, plan);
  if (!weighed.ok) return weighed;
  const { weights, uncapped, consistency } = weighed.value;
  const scoring = scoringOf(
    indicators,
    { treated: treatments.map(({ column }) => column), normalised },
    plan,
    lineOf,
  );
  if (!scoring.ok) return scoring;
  const scores = branchesOf(tree.value).map((branch) => ({
    id: branch.id,
    score: scoreOf(branch, weights, scoring.value),
  }));
  return ok({
    denominated,
    filled: full.value.filled,
    imputed: full.value.columns,
    treated: treatments.map(({ column }) => column),
    treatment: treatments.map(({ low, high, logged }) => ({ pulledIn: low.length + high.length, logged })),
    normalised,
    weights,
    uncapped,
    consistency,
    tree: tree.value,
    scores,
    ranks: ranksOf(scores[0]?.score ?? new Float64Array()),
    obstacles: obstacles(normalised, weights),
  });
}

function fillIn(
  indicators: readonly Indicator[],
  columns: Columns,
  how: Imputation | undefined,
  groupOf: Int32Array | undefined,
  lineOf: (row: number) => number,
): Outcome<{ columns: Columns; filled: readonly (readonly number[])[] }> {
  const full: Float64Array[] = [];
  const filled: (readonly number[])[] = [];
  for (const [at, column] of columns.entries()) {
    const name = indicators[at]?.name ?? '';
    const missing = column.findIndex(Number.isNaN);
    if (missing >= 0 && !how) {
      return refuseAssessing('region.missing-not-filled', { line: lineOf(missing), column: name });
    }
    if (column.every(Number.isNaN)) return refuseAssessing('region.all-missing', { column: name });
    const made = how ? impute(column, how, groupOf) : { column, filled: [] };
    full.push(made.column);
    filled.push(made.filled);
  }
  return ok({ columns: full, filled });
}

function weigh(
  indicators: readonly Indicator[],
  columns: Columns,
  tree: Branch,
  plan: Plan,
): Outcome<Pick<Assessment, 'weights' | 'uncapped' | 'consistency'>> {
  const sets: Float64Array[] = [];
  let consistency: Readonly<Record<string, number>> = {};
  for (const how of plan.weigh) {
    if (how === 'ahp') {
      const names = indicators.map(({ name }) => name);
      const compared = comparedWeights(tree, names, plan.comparisons, plan.allowInconsistent);
      if (!compared.ok) return compared;
      sets.push(compared.value.weights);
      consistency = compared.value.consistency;
    } else {
      sets.push(wholeWeights(tree, localWeights(how, indicators, columns, plan.comparisons)));
    }
  }
  const [only = new Float64Array()] = sets;
  const uncapped = sets.length > 1 ? combineWeights(sets, plan.combine) : only;
  const least = 1 / indicators.length;
  if (plan.cap !== undefined && plan.cap < least) {
    return refuseAssessing('region.cap-too-low', { cap: plan.cap, least: least.toFixed(4) });
  }
  const weights = plan.cap === undefined ? uncapped : capWeights(uncapped, plan.cap);
  return ok({ weights, uncapped, consistency });
}

/** Those that look at figures look at them on 0 to 1, more being better; those that divide by them at 0.01 to 1. */
function localWeights(
  how: Exclude<Weighing, 'ahp'>,
  indicators: readonly Indicator[],
  columns: Columns,
  comparisons: readonly Comparison[],
): Float64Array {
  const better = indicators.map((): Direction => 1);
  const lifted = () => columns.map((column) => column.map((value) => LIFT + (1 - LIFT) * value));
  const ways: Readonly<Record<Exclude<Weighing, 'ahp'>, () => Float64Array>> = {
    equal: () => Float64Array.from(indicators, () => 1),
    given: () => Float64Array.from(indicators, ({ weight }) => weight ?? 1),
    entropy: () => entropyWeights(columns),
    critic: () => criticWeights(columns),
    deviation: () => deviationWeights(columns),
    variance: () => varianceWeights(columns),
    gini: () => giniWeights(columns),
    angle: () => angleWeights(columns),
    merec: () => merecWeights(lifted(), better),
    cilos: () => cilosWeights(lifted(), better),
    idocriw: () => idocriwWeights(lifted(), better),
    lopcow: () => lopcowWeights(columns, better),
    rancom: () =>
      rancomWeights(
        whoCountsMore(
          indicators.map(({ name }) => name),
          comparisons,
        ),
      ),
  };
  return ways[how]();
}

/** 1 where the one of the row counts more than that of the column, 0 where it counts less, 0.5 where as much or nothing is said. */
function whoCountsMore(names: readonly string[], comparisons: readonly Comparison[]): number[][] {
  const matrix = names.map(() => names.map(() => 0.5));
  for (const [one, other, times] of comparisons) {
    const [row, column] = [names.indexOf(one), names.indexOf(other)];
    const more = times > 1 ? 1 : times < 1 ? 0 : 0.5;
    matrix[row]?.splice(column, 1, more);
    matrix[column]?.splice(row, 1, 1 - more);
  }
  return matrix;
}

const LIFT = 0.01;

type ScoreLeaves = (leaves: readonly number[], weights: Float64Array) => Float64Array;

/** Scores some of the indicators: on 0 to 1, or in their own units by a method that scales them itself. */
function scoringOf(
  indicators: readonly Indicator[],
  { treated, normalised }: { readonly treated: Columns; readonly normalised: Columns },
  { score, judging }: Plan,
  lineOf: (row: number) => number,
): Outcome<ScoreLeaves> {
  const of = (columns: Columns, leaves: readonly number[]) =>
    leaves.map((leaf) => columns[leaf] ?? new Float64Array());
  if (!isDeciding(score) && !isAsking(score))
    return ok((leaves, weights) => scorings[score](of(normalised, leaves), weights));
  if (isAsking(score)) return askingOf(score, indicators, treated, lineOf, judging);
  const wrong = notAboveZero(score, treated);
  if (wrong) {
    const column = indicators[wrong.column]?.name ?? '';
    return refuseAssessing('region.not-above-zero', { line: lineOf(wrong.row), column, method: score });
  }
  return ok((leaves, weights) =>
    deciding[score](
      of(treated, leaves),
      weights,
      leaves.map((leaf) => indicators[leaf]?.direction ?? 1),
    ),
  );
}

function askingOf(
  score: AskingName,
  indicators: readonly Indicator[],
  columns: Columns,
  lineOf: (row: number) => number,
  judging: Judging,
): Outcome<ScoreLeaves> {
  const lacking = notSaid(score, columns, indicators);
  if (lacking && 'objects' in lacking) return refuseAssessing('region.too-many-marks', { ...lacking });
  if (lacking) {
    const column = indicators[lacking.column]?.name ?? '';
    if (lacking.what === 'limit' && lacking.row !== undefined) {
      const line = lineOf(lacking.row);
      return refuseAssessing('region.not-above-zero', { line, column, method: score });
    }
    return lacking.row === undefined
      ? refuseAssessing('region.method-asks', { column, method: score, what: lacking.what })
      : refuseAssessing('region.outside-goalposts', { column, method: score, line: lineOf(lacking.row) });
  }
  const of = <Each>(all: readonly Each[], leaves: readonly number[]) =>
    leaves.flatMap((leaf) => all[leaf] ?? []);
  return ok((leaves, weights) => {
    const own = of(indicators, leaves);
    const directions = own.map(({ direction }) => direction);
    return askingScore(
      score,
      leaves.map((leaf) => columns[leaf] ?? new Float64Array()),
      weights,
      directions,
      own,
      judging,
    );
  });
}

function isAsking(score: Plan['score']): score is AskingName {
  return askingNames.some((name) => name === score);
}

function isDeciding(score: Plan['score']): score is DecidingName {
  return Object.hasOwn(deciding, score);
}

/** A part's score is that of the indicators below it, by their weights among each other. */
function scoreOf(branch: Branch, weights: Float64Array, score: ScoreLeaves): Float64Array {
  const leaves = leavesOf(branch);
  let sum = 0;
  for (const leaf of leaves) sum += weights[leaf] ?? 0;
  const shares = Float64Array.from(leaves, (leaf) =>
    sum > 0 ? (weights[leaf] ?? 0) / sum : 1 / leaves.length,
  );
  return score(leaves, shares);
}
