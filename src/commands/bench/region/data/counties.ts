import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../shared/root.ts';
import { censusCounties } from './census-counties.ts';
import { madeCounties } from './made-counties.ts';

/** What the parts measure on: one value a county in every list. */
export interface Counties {
  /** Where it comes from, as the result says it. */
  readonly source: string;
  readonly codes: readonly string[];
  readonly provinces: readonly string[];
  readonly indicators: readonly CountyIndicator[];
  /** Of each county, the numbers of those it borders on; none for an island. */
  readonly neighbours: readonly (readonly number[])[];
}

export interface CountyIndicator {
  readonly name: string;
  readonly direction: 1 | -1;
  readonly values: Float64Array;
}

const CENSUS = join(root, '..', 'shared', 'data', 'region', 'tudigong-county-2020');

export function counties(): Promise<Counties> {
  return existsSync(CENSUS) ? censusCounties(CENSUS) : Promise.resolve(madeCounties());
}
