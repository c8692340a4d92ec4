import type { Matrix } from './matrix.ts';
import { chanceOf, lossOf, ridgeLogit } from './ridge-logit.ts';

/** How far what was said agrees with what came. */
export interface Calibration {
  /** Of a regression of the outcome on η: 0 and 1 when the chances said are the shares that come (Cox 1958). */
  readonly intercept: number;
  readonly slope: number;
  /** Mean of (chance − outcome)²; beside it that of saying the base rate of everyone. */
  readonly brier: number;
  readonly brierOfBaseRate: number;
  readonly logLoss: number;
  /** Tenths of the rows by rising chance: the mean chance said, and the share that came. */
  readonly tenths: readonly { readonly said: number; readonly came: number; readonly rows: number }[];
}

/** Of the predictors `eta` that rows got from models that had not seen them. */
export function calibrationOf(eta: Float64Array, y: Uint8Array): Calibration {
  const rows = eta.length;
  const column: Matrix = { rows, columns: 1, values: eta };
  const { intercept, weights } = ridgeLogit(column, y, 0, undefined, 1e-6);
  const chances = eta.map(chanceOf);
  const rate = y.reduce((sum, outcome) => sum + outcome, 0) / rows;
  const mean = (of: (row: number) => number) => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += of(row);
    return sum / rows;
  };
  const order = Int32Array.from(eta, (_, at) => at).sort((a, b) => (eta[a] as number) - (eta[b] as number));
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const some = order.subarray(Math.floor((tenth * rows) / 10), Math.floor(((tenth + 1) * rows) / 10));
    const share = (of: (row: number) => number) => some.reduce((sum, row) => sum + of(row), 0) / some.length;
    return {
      said: share((row) => chances[row] as number),
      came: share((row) => y[row] as number),
      rows: some.length,
    };
  });
  return {
    intercept,
    slope: weights[0] as number,
    brier: mean((row) => ((chances[row] as number) - (y[row] as number)) ** 2),
    brierOfBaseRate: rate * (1 - rate),
    logLoss: mean((row) => lossOf(eta[row] as number, y[row] as number)),
    tenths,
  };
}
