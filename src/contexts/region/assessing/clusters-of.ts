import { rangeOf } from '../kernel/composite/columns.ts';
import { falseDiscoveryLimit } from '../kernel/space/false-discovery.ts';
import { localMoran, type Quadrant } from '../kernel/space/local-moran.ts';
import { moran } from '../kernel/space/moran.ts';
import { neighboursOf } from '../kernel/space/neighbours.ts';

/** What of a map of scores is more than chance: `none` where a region's neighbours may be as they are by chance. */
export type Cluster = Quadrant | 'island' | 'none';

export interface KeptClusters {
  /** Of each region in the order of the rows that were assessed. */
  readonly of: readonly Cluster[];
  /** Moran's I of the scores, and its z. */
  readonly moran: number;
  readonly z: number;
  /** Local p up to this count (FDR 5 %). */
  readonly limit: number;
}

const LEAST = 4;
const CHANCE = { permutations: 999, seed: 1 } as const;
const RATE = 0.05;

/** Clusters of scores (LISA) among regions that border on each other; undefined where there are too few, no borders, or all the same. */
export function clustersOf(
  units: readonly string[],
  scores: Float64Array,
  borders: Readonly<Record<string, readonly string[]>> | undefined,
): KeptClusters | undefined {
  if (!borders || units.length < LEAST) return undefined;
  const [least, most] = rangeOf(scores);
  if (least === most) return undefined;
  const rowOf = new Map(units.map((unit, row) => [unit, row]));
  const neighbours = neighboursOf(
    units.map((unit) => (borders[unit] ?? []).flatMap((other) => rowOf.get(other) ?? [])),
  );
  if (neighbours.to.length === 0) return undefined;
  const local = localMoran(scores, neighbours, CHANCE);
  const limit = falseDiscoveryLimit(local.p, RATE);
  const whole = moran(scores, neighbours);
  return {
    of: local.quadrant.map((quadrant, row) =>
      quadrant === 'island' || (local.p[row] ?? 1) <= limit ? quadrant : 'none',
    ),
    moran: whole.value,
    z: whole.z,
    limit,
  };
}
