import { Chance } from '../chance.ts';
import { centred } from './moran.ts';
import { lagOf, type Neighbours } from './neighbours.ts';

/** Where a region stands and where its neighbours do: high or low each, against the mean. */
export const quadrants = ['high-high', 'low-high', 'low-low', 'high-low'] as const;
export type Quadrant = (typeof quadrants)[number];

/** Local indicators of spatial association (LISA, Anselin 1995), one value a region; NaN for an island. */
export interface LocalMoran {
  /** Iᵢ = (n − 1) zᵢ Σⱼ wᵢⱼ zⱼ / Σ z². */
  readonly value: Float64Array;
  /** By how many standard deviations it is off what is expected, the others' values dealt out at random (Sokal et al. 1998). */
  readonly z: Float64Array;
  /** Pseudo p = (c + 1)/(permutations + 1), c being how many permutations went at least as far to its side. */
  readonly p: Float64Array;
  readonly quadrant: readonly (Quadrant | 'island')[];
}

/**
 * LISA by conditional permutation: each region keeps its value, and as many others as it has neighbours are drawn to stand beside it, anew
 * for each region and each permutation. Values not all the same. The same seed draws the same.
 */
export function localMoran(
  values: Float64Array,
  neighbours: Neighbours,
  { permutations, seed }: { readonly permutations: number; readonly seed: number },
): LocalMoran {
  const n = values.length;
  const z = centred(values);
  let square = 0;
  for (const each of z) square += each * each;
  const scale = (n - 1) / square;
  const lag = lagOf(z, neighbours);
  const { from, weight } = neighbours;
  const value = new Float64Array(n).fill(Number.NaN);
  const standing = new Float64Array(n).fill(Number.NaN);
  const p = new Float64Array(n).fill(Number.NaN);
  const quadrant: (Quadrant | 'island')[] = [];
  const chance = new Chance(seed);
  const dealt = z.slice();
  for (let row = 0; row < n; row++) {
    const [start, end] = [from[row] ?? 0, from[row + 1] ?? 0];
    const [own, beside] = [z[row] ?? 0, lag[row] ?? 0];
    if (start === end) {
      quadrant.push('island');
      continue;
    }
    value[row] = scale * own * beside;
    quadrant.push(quadrantOf(own, beside));
    const weights = weight.subarray(start, end);
    const { mean, deviation } = momentsOf(own, square, n, weights);
    standing[row] = own === 0 || deviation === 0 ? 0 : (Math.sign(own) * (beside - mean)) / deviation;
    const farther = fartherOf(z, row, weights, beside, dealt, permutations, chance);
    p[row] = (Math.min(farther, permutations - farther) + 1) / (permutations + 1);
  }
  return { value, z: standing, p, quadrant };
}

/**
 * How many permutations made a mean of neighbours at least as high. `dealt` holds all values in some order and is left in another: cards
 * need not be sorted before they are dealt again.
 */
function fartherOf(
  z: Float64Array,
  row: number,
  weights: Float64Array,
  beside: number,
  dealt: Float64Array,
  permutations: number,
  chance: Chance,
): number {
  const n = z.length;
  dealt.set(z);
  // The region's own value lies last and is not dealt.
  dealt[row] = dealt[n - 1] ?? 0;
  const k = weights.length;
  let higher = 0;
  for (let done = 0; done < permutations; done++) {
    let sum = 0;
    for (let at = 0; at < k; at++) {
      const drawn = at + chance.below(n - 1 - at);
      const value = dealt[drawn] ?? 0;
      dealt[drawn] = dealt[at] ?? 0;
      dealt[at] = value;
      sum += (weights[at] ?? 0) * value;
    }
    if (sum >= beside) higher++;
  }
  return higher;
}

/** Of the mean of neighbours drawn from the others without putting back. */
function momentsOf(own: number, square: number, n: number, weights: Float64Array) {
  let [sum, squares] = [0, 0];
  for (const w of weights) {
    sum += w;
    squares += w * w;
  }
  const mean = -own / (n - 1);
  const variance = (square - own * own) / (n - 1) - mean * mean;
  return {
    mean: sum * mean,
    deviation: Math.sqrt(variance * (squares - (sum * sum - squares) / (n - 2))),
  };
}

function quadrantOf(own: number, beside: number): Quadrant {
  if (own > 0) return beside > 0 ? 'high-high' : 'high-low';
  return beside > 0 ? 'low-high' : 'low-low';
}
