import { lagOf, type Neighbours } from './neighbours.ts';

/** A measure of the whole map, with what chance would make of it. */
export interface Global {
  readonly value: number;
  readonly expected: number;
  /** How many standard deviations from what is expected, the values being the same but dealt out at random. */
  readonly z: number;
}

/** Sums of weights that the moments need: Σw, ½Σ(wᵢⱼ + wⱼᵢ)², Σ(wᵢ. + w.ᵢ)². */
interface Sums {
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

/**
 * Moran's I = (n/S₀) Σ wᵢⱼ zᵢ zⱼ / Σ zᵢ²: above its expectation −1/(n − 1) where like borders on like (Moran 1950); its variance under
 * randomisation by Cliff and Ord (1981). Islands count among the n and have no weight. Needs at least four values, not all the same,
 * and at least one border.
 */
export function moran(values: Float64Array, neighbours: Neighbours): Global {
  const n = values.length;
  const z = centred(values);
  const { s0, s1, s2 } = sumsOf(neighbours);
  const lag = lagOf(z, neighbours);
  let [square, fourth, product] = [0, 0, 0];
  for (const [row, value] of z.entries()) {
    square += value * value;
    fourth += value ** 4;
    product += value * (lag[row] ?? 0);
  }
  const value = ((n / s0) * product) / square;
  const expected = -1 / (n - 1);
  const kurtosis = fourth / n / (square / n) ** 2;
  const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
  const second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const variance = (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
  return { value, expected, z: (value - expected) / Math.sqrt(variance) };
}

/**
 * Geary's C = (n − 1) Σ wᵢⱼ (xᵢ − xⱼ)² / (2 S₀ Σ zᵢ²): below 1 where like borders on like (Geary 1954); variance under randomisation.
 * The same is needed as for Moran's I.
 */
export function geary(values: Float64Array, neighbours: Neighbours): Global {
  const n = values.length;
  const z = centred(values);
  const { s0, s1, s2 } = sumsOf(neighbours);
  let [square, fourth] = [0, 0];
  for (const value of z) {
    square += value * value;
    fourth += value ** 4;
  }
  let apart = 0;
  const { from, to, weight } = neighbours;
  for (let row = 0; row < n; row++) {
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
      apart += (weight[at] ?? 0) * ((z[row] ?? 0) - (z[to[at] ?? 0] ?? 0)) ** 2;
    }
  }
  const value = ((n - 1) * apart) / (2 * s0 * square);
  const k = fourth / n / (square / n) ** 2;
  const a = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k);
  const b = 0.25 * (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k);
  const c = s0 * s0 * (n * n - 3 - (n - 1) ** 2 * k);
  const variance = (a - b + c) / (n * (n - 2) * (n - 3) * s0 * s0);
  return { value, expected: 1, z: (value - 1) / Math.sqrt(variance) };
}

export function centred(values: Float64Array): Float64Array {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  return values.map((value) => value - mean);
}

function sumsOf({ from, to, weight }: Neighbours): Sums {
  const rows = from.length - 1;
  const both = new Map<number, number>();
  const out = new Float64Array(rows);
  const into = new Float64Array(rows);
  let [s0, s1, s2] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
      const [other, w] = [to[at] ?? 0, weight[at] ?? 0];
      s0 += w;
      out[row] = (out[row] ?? 0) + w;
      into[other] = (into[other] ?? 0) + w;
      const pair = row < other ? row * rows + other : other * rows + row;
      both.set(pair, (both.get(pair) ?? 0) + w);
    }
  }
  // Each pair stands twice in ½ Σᵢⱼ (wᵢⱼ + wⱼᵢ)².
  for (const w of both.values()) s1 += w * w;
  for (let row = 0; row < rows; row++) s2 += ((out[row] ?? 0) + (into[row] ?? 0)) ** 2;
  return { s0, s1, s2 };
}
