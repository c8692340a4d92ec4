import type { Matrix } from './matrix.ts';

/** log(p ÷ (1 − p)) = intercept + w·x. */
export interface Logit {
  readonly intercept: number;
  readonly weights: Float64Array;
}

const MEMORY = 10;
const MOST_STEPS = 500;

/**
 * The logistic regression that makes Σ log(1 + e^η) − y·η + ½·ridge·|w|² least; the intercept is not held down (Hoerl and Kennard
 * 1970; le Cessie and van Houwelingen 1992). `y`: 0 or 1 a row. Found by L-BFGS (Nocedal 1980) from `start`; ends where no slope is
 * steeper than `slope`.
 */
export function ridgeLogit(x: Matrix, y: Uint8Array, ridge: number, start?: Logit, slope = 1e-3): Logit {
  const size = x.columns + 1;
  let at = new Float64Array(size);
  if (start) {
    at.set(start.weights);
    at[size - 1] = start.intercept;
  }
  let gradient = new Float64Array(size);
  let loss = lossAt(x, y, ridge, at, gradient);
  const steps: { s: Float64Array; g: Float64Array; rho: number }[] = [];
  for (let step = 0; step < MOST_STEPS && steepest(gradient) > slope; step += 1) {
    const direction = downhill(gradient, steps);
    const fall = dot(direction, gradient);
    let length = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float64Array(size);
    let next = at;
    let nextLoss = Number.POSITIVE_INFINITY;
    // Armijo: enough of the fall that the slope promises.
    for (; length > 1e-12; length /= 2) {
      next = at.map((value, j) => value + length * (direction[j] as number));
      nextLoss = lossAt(x, y, ridge, next, nextGradient);
      if (nextLoss <= loss + 1e-4 * length * fall) break;
    }
    if (!(nextLoss < loss)) break;
    const s = next.map((value, j) => value - (at[j] as number));
    const g = nextGradient.map((value, j) => value - (gradient[j] as number));
    const curvature = dot(s, g);
    if (curvature > 1e-12) {
      steps.push({ s, g, rho: 1 / curvature });
      if (steps.length > MEMORY) steps.shift();
    }
    [at, loss, gradient] = [next, nextLoss, nextGradient];
  }
  return { intercept: at[size - 1] as number, weights: at.subarray(0, size - 1) };
}

/** η of each row. */
export function predictorsOf({ intercept, weights }: Logit, { rows, columns, values }: Matrix): Float64Array {
  const eta = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = intercept;
    for (let j = 0; j < columns; j += 1)
      sum += (weights[j] as number) * (values[row * columns + j] as number);
    eta[row] = sum;
  }
  return eta;
}

export function chanceOf(eta: number): number {
  return 1 / (1 + Math.exp(-eta));
}

/** What a row with outcome y loses at η: log(1 + e^η) − y·η. */
export function lossOf(eta: number, y: number): number {
  return Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta))) - y * eta;
}

/** The loss; its slopes are written into `gradient`. */
function lossAt(
  { rows, columns, values }: Matrix,
  y: Uint8Array,
  ridge: number,
  at: Float64Array,
  gradient: Float64Array,
): number {
  let loss = 0;
  gradient.fill(0);
  const intercept = at[columns] as number;
  let off = 0;
  for (let row = 0; row < rows; row += 1) {
    const base = row * columns;
    let eta = intercept;
    for (let j = 0; j < columns; j += 1) eta += (at[j] as number) * (values[base + j] as number);
    const outcome = y[row] as number;
    loss += lossOf(eta, outcome);
    const error = chanceOf(eta) - outcome;
    off += error;
    for (let j = 0; j < columns; j += 1)
      gradient[j] = (gradient[j] as number) + error * (values[base + j] as number);
  }
  gradient[columns] = off;
  for (let j = 0; j < columns; j += 1) {
    const weight = at[j] as number;
    loss += 0.5 * ridge * weight * weight;
    gradient[j] = (gradient[j] as number) + ridge * weight;
  }
  return loss;
}

/** The two-loop recursion. */
function downhill(
  gradient: Float64Array,
  steps: readonly { readonly s: Float64Array; readonly g: Float64Array; readonly rho: number }[],
): Float64Array {
  const q = Float64Array.from(gradient, (value) => -value);
  const alphas: number[] = [];
  for (const { s, g, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    addTo(q, g, -alpha);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.g, last.g));
    for (let j = 0; j < q.length; j += 1) q[j] = (q[j] as number) * scale;
  }
  for (const { s, g, rho } of steps) addTo(q, s, (alphas.pop() ?? 0) - rho * dot(g, q));
  return q;
}

function addTo(to: Float64Array, what: Float64Array, times: number): void {
  for (let j = 0; j < to.length; j += 1) to[j] = (to[j] as number) + times * (what[j] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += (a[j] as number) * (b[j] as number);
  return sum;
}

function steepest(gradient: Float64Array): number {
  return gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
