import { type Outcome, ok } from '#shared/outcome.ts';
import { rangeOf } from '../kernel/composite/columns.ts';
import { refuseAssessing } from '../kernel/composite/refusals.ts';
import { allNumbersIn } from '../kernel/sheet/numbers-in.ts';
import { type Sheet, textsIn } from '../kernel/sheet/sheet.ts';
import { falseDiscoveryLimit } from '../kernel/space/false-discovery.ts';
import { type LocalMoran, localMoran } from '../kernel/space/local-moran.ts';
import { type Global, geary, moran } from '../kernel/space/moran.ts';
import { islandsOf, oneSided } from '../kernel/space/neighbours.ts';
import { neighboursFrom } from './neighbours-file.ts';
import { refuseSpec } from './spec-refusals.ts';

/** Whether like borders on like in one column, over the whole map and at each region. */
export interface Dependence {
  readonly units: readonly string[];
  readonly moran: Global;
  readonly geary: Global;
  readonly local: LocalMoran;
  readonly islands: readonly string[];
  /** Borders only one side of which is in the file. */
  readonly oneSided: number;
  /** Local p up to this count when so many regions are tested at once. */
  readonly limit: number;
}

const LEAST = 4;

export interface DependenceWanted {
  readonly unit: string;
  readonly value: string;
  readonly key: string;
  readonly permutations: number;
  readonly seed: number;
  /** What part of the clusters found may be chance. */
  readonly rate: number;
}

export function spatialDependence(
  sheet: Sheet,
  neighboursJson: unknown,
  { unit, value, key, permutations, seed, rate }: DependenceWanted,
): Outcome<Dependence> {
  const units = textsIn(sheet, unit);
  if (!units.ok) return units;
  const values = allNumbersIn(sheet, value);
  if (!values.ok) return values;
  if (units.value.length < LEAST) return refuseSpec('region.too-few-regions', { least: LEAST });
  const [least, most] = rangeOf(values.value);
  if (least === most) return refuseAssessing('region.all-the-same', { column: value });
  const lineOf = (row: number) => sheet.rows[row]?.line ?? 0;
  const neighbours = neighboursFrom(neighboursJson, units.value, { key, lineOf });
  if (!neighbours.ok) return neighbours;
  if (neighbours.value.to.length === 0) return refuseSpec('region.no-borders');
  const local = localMoran(values.value, neighbours.value, { permutations, seed });
  return ok({
    units: units.value,
    moran: moran(values.value, neighbours.value),
    geary: geary(values.value, neighbours.value),
    local,
    islands: islandsOf(neighbours.value).map((row) => units.value[row] ?? ''),
    oneSided: oneSided(neighbours.value),
    limit: falseDiscoveryLimit(local.p, rate),
  });
}
