import { type Outcome, ok } from '#shared/outcome.ts';
import { Chance } from '../chance.ts';
import type { Groups } from '../sheet/groups-in.ts';
import { auc } from './auc.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type Matrix, matrixOf, rowsOf } from './matrix.ts';
import { refusePotential } from './refusals.ts';
import { type Logit, lossOf, predictorsOf, ridgeLogit } from './ridge-logit.ts';
import { scaleOf, standardised } from './standardise.ts';

/** One figure of each region, with the year it is of. */
export interface Dated {
  readonly name: string;
  readonly year: number;
  readonly values: Float64Array;
}

export interface PotentialCase {
  readonly columns: readonly Dated[];
  /** What came: 1 where it did, and the year it was seen. */
  readonly outcome: { readonly year: number; readonly values: Uint8Array };
  /** The province of each region. */
  readonly provinces: Groups;
}

/** A score with its test: there is no other way to come by one. */
export interface TestedScore {
  /** The predictor η of each region, by a model that has seen nothing of its province. */
  readonly eta: Float64Array;
  readonly test: {
    /** Of all regions together, each scored without its province. */
    readonly auc: number;
    /** 95 of 100 draws of provinces with replacement give an AUC within. */
    readonly interval: readonly [number, number];
    /** The same of pairs within one province, and how many provinces have both. */
    readonly within: number;
    readonly provincesWithBoth: number;
    readonly baseRate: number;
    readonly calibration: Calibration;
    /** The ridge that each province's model was given. */
    readonly ridges: readonly { readonly province: string; readonly ridge: number }[];
  };
  /** The model of all regions, on standardised columns: what raises a score and what lowers it. */
  readonly model: Logit;
  readonly standardised: Matrix;
  readonly ridge: number;
  readonly columns: readonly string[];
}

const RIDGES = [300, 100, 30, 10, 3];
const INNER_FOLDS = 5;
/** Choosing a ridge needs no more digits. */
const NEAR_ENOUGH = 0.05;
const DRAWS = 1000;
const LEAST_PROVINCES = 5;

/**
 * A score of potential that is tested as it will be used: on provinces it has not seen (nested leave-group-out; Varma and Simon 2006).
 * For each province the model is made anew of the others, its ridge chosen among them alone, by the loss on five further parts of whole
 * provinces; scales are set without it too. Refused: a column not older than the outcome, too few provinces, no better than a coin.
 */
export function testedScore({ columns, outcome, provinces }: PotentialCase): Outcome<TestedScore> {
  const ahead = columns.find(({ year }) => year >= outcome.year);
  if (ahead) {
    const { name: column, year } = ahead;
    return refusePotential('region.look-ahead', { column, year, outcome: outcome.year });
  }
  const y = outcome.values;
  const came = y.reduce((sum, value) => sum + value, 0);
  const untested = (why: string) => refusePotential('region.score-untested', { why });
  if (provinces.names.length < LEAST_PROVINCES)
    return untested(`${provinces.names.length} < ${LEAST_PROVINCES}`);
  if (came === 0 || came === y.length) return untested(`${came} / ${y.length}`);

  const x = matrixOf(
    columns.map(({ values }) => values),
    y.length,
  );
  const eta = new Float64Array(y.length);
  const ridges: { province: string; ridge: number }[] = [];
  for (const [left, province] of provinces.names.entries()) {
    const [known, unseen] = parted(provinces.of, (group) => group !== left);
    const ridge = chosenRidge(x, y, provinces.of, known);
    const fold = foldOf(x, y, known, unseen);
    const found = predictorsOf(ridgeLogit(fold.x, fold.y, ridge), fold.unseen);
    for (const [at, row] of unseen.entries()) eta[row] = found[at] as number;
    ridges.push({ province, ridge });
  }
  const interval = intervalOf(eta, y, provinces);
  if (!(interval[0] > 0.5)) return untested(`AUC ≥ ${interval[0].toFixed(3)}`);
  const all = Int32Array.from(y, (_, at) => at);
  const ridge = chosenRidge(x, y, provinces.of, all);
  const whole = standardised(x, scaleOf(x));
  return ok({
    eta,
    test: {
      auc: auc(eta, y),
      interval,
      ...withinProvinces(eta, y, provinces),
      baseRate: came / y.length,
      calibration: calibrationOf(eta, y),
      ridges,
    },
    model: ridgeLogit(whole, y, ridge),
    standardised: whole,
    ridge,
    columns: columns.map(({ name }) => name),
  });
}

interface Fold {
  readonly x: Matrix;
  readonly y: Uint8Array;
  readonly unseen: Matrix;
}

/** What is known, on its own scale, and what is unseen on the same. */
function foldOf(x: Matrix, y: Uint8Array, known: Int32Array, unseen: Int32Array): Fold {
  const raw = rowsOf(x, known);
  const scale = scaleOf(raw);
  return {
    x: standardised(raw, scale),
    y: Uint8Array.from(known, (row) => y[row] as number),
    unseen: standardised(rowsOf(x, unseen), scale),
  };
}

/** The ridge with the least loss on parts of whole provinces that a model has not seen, among the rows `known` alone. */
function chosenRidge(x: Matrix, y: Uint8Array, provinceOf: Int32Array, known: Int32Array): number {
  const losses = new Float64Array(RIDGES.length);
  const part = partsOf(provinceOf, known);
  for (let inner = 0; inner < INNER_FOLDS; inner += 1) {
    const [others, unseen] = [true, false].map((keep) =>
      known.filter((row) => (part.get(provinceOf[row] as number) !== inner) === keep),
    ) as [Int32Array, Int32Array];
    if (others.length === 0 || unseen.length === 0) continue;
    const fold = foldOf(x, y, others, unseen);
    let model: Logit | undefined;
    for (const [at, ridge] of RIDGES.entries()) {
      model = ridgeLogit(fold.x, fold.y, ridge, model, NEAR_ENOUGH);
      for (const [row, eta] of predictorsOf(model, fold.unseen).entries()) {
        losses[at] = (losses[at] as number) + lossOf(eta, y[unseen[row] as number] as number);
      }
    }
  }
  return RIDGES[losses.indexOf(Math.min(...losses))] as number;
}

/** Which part each province falls into: the largest first, each to the part that has the fewest rows. */
function partsOf(provinceOf: Int32Array, known: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const row of known) {
    const province = provinceOf[row] as number;
    sizes.set(province, (sizes.get(province) ?? 0) + 1);
  }
  const filled = new Array<number>(INNER_FOLDS).fill(0);
  const part = new Map<number, number>();
  for (const [province, size] of [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const least = filled.indexOf(Math.min(...filled));
    part.set(province, least);
    filled[least] = (filled[least] as number) + size;
  }
  return part;
}

function parted(of: Int32Array, isFirst: (group: number) => boolean): [Int32Array, Int32Array] {
  const rows = Int32Array.from(of, (_, at) => at);
  return [
    rows.filter((row) => isFirst(of[row] as number)),
    rows.filter((row) => !isFirst(of[row] as number)),
  ];
}

/** The middle 95 of 100 draws of whole provinces: counties of one are not so many witnesses. */
function intervalOf(eta: Float64Array, y: Uint8Array, { of, names }: Groups): [number, number] {
  const rows = names.map((_, group) => Int32Array.from(of.keys()).filter((row) => of[row] === group));
  const chance = new Chance(names.length);
  const found: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = names.flatMap(() => [...(rows[chance.below(names.length)] as Int32Array)]);
    const area = auc(
      Float64Array.from(drawn, (row) => eta[row] as number),
      Uint8Array.from(drawn, (row) => y[row] as number),
    );
    if (!Number.isNaN(area)) found.push(area);
  }
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.round(share * (found.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** Of all pairs within one province, one with the outcome and one without: the share where the first has the higher score. */
function withinProvinces(eta: Float64Array, y: Uint8Array, { of, names }: Groups) {
  let [right, pairs, provincesWithBoth] = [0, 0, 0];
  for (const group of names.keys()) {
    const [rows] = parted(of, (each) => each === group);
    const outcomes = Uint8Array.from(rows, (row) => y[row] as number);
    const came = outcomes.reduce((sum, value) => sum + value, 0);
    const here = came * (rows.length - came);
    if (here === 0) continue;
    right +=
      here *
      auc(
        Float64Array.from(rows, (row) => eta[row] as number),
        outcomes,
      );
    pairs += here;
    provincesWithBoth += 1;
  }
  return { within: right / pairs, provincesWithBoth };
}
