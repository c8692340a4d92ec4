import { variation } from '../inequality/variation.ts';
import { type Coefficient, leastSquares } from './least-squares.ts';

/** σ-convergence: do regions come to differ less? */
export interface SigmaConvergence {
  /** For each year, the standard deviation of ln y (over n) and the coefficient of variation of y. */
  readonly years: readonly {
    readonly year: number;
    readonly logDeviation: number;
    readonly variation: number;
  }[];
  /** Change of the standard deviation a year, from a line through all years; undefined for fewer than three. Below 0: they converge. */
  readonly trend: Coefficient | undefined;
}

/** β-convergence: do those who were behind grow faster? (Barro and Sala-i-Martin 1992) */
export interface BetaConvergence {
  /** Of (1/T) ln(y_T/y_0) on ln y_0. Below 0: they do. */
  readonly beta: Coefficient;
  readonly controls: readonly Coefficient[];
  readonly rSquared: number;
  readonly rows: number;
  /** −ln(1 + βT)/T a year: how much of the way is made up; and years until half of it is. Undefined where there is no convergence. */
  readonly speed: number | undefined;
  readonly halfLife: number | undefined;
}

/** Of one column of figures above 0 for each year. */
export function sigmaConvergence(
  years: readonly { readonly year: number; readonly values: Float64Array }[],
): SigmaConvergence {
  const told = years.map(({ year, values }) => {
    const logs = values.map(Math.log);
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { year, logDeviation: Math.sqrt(squares / logs.length), variation: variation(values) };
  });
  const line = leastSquares(
    [Float64Array.from(told, ({ year }) => year)],
    Float64Array.from(told, ({ logDeviation }) => logDeviation),
  );
  return { years: told, trend: line?.coefficients[1] };
}

/** Of figures above 0 in a first and a last year, `span` years apart; with controls it is conditional. Undefined where it cannot be fitted. */
export function betaConvergence(
  first: Float64Array,
  last: Float64Array,
  span: number,
  controls: readonly Float64Array[] = [],
): BetaConvergence | undefined {
  const growth = last.map((value, row) => Math.log(value / (first[row] ?? Number.NaN)) / span);
  const fit = leastSquares([first.map(Math.log), ...controls], growth);
  const [, beta, ...others] = fit?.coefficients ?? [];
  if (!fit || !beta) return undefined;
  const left = 1 + beta.value * span;
  const speed = beta.value < 0 && left > 0 ? -Math.log(left) / span : undefined;
  return {
    beta,
    controls: others,
    rSquared: fit.rSquared,
    rows: fit.rows,
    speed,
    halfLife: speed === undefined ? undefined : Math.LN2 / speed,
  };
}
