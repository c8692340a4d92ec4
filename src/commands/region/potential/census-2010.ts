import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { centresOf, type Dated, groupsOf, type PotentialCase, reachOf, type Topology } from '#region';
import { type CensusFigure, census2010, masses2010, REACHES_KM } from './census-2010-columns.ts';

/** Counties with the figures of 2010, and whether they had a Taobao village in 2016. */
export interface CensusCase extends PotentialCase {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** A county’s row in the list of villages. */
interface Village {
  readonly CODE: string;
  readonly NAME: string;
  readonly tv2016: string;
}

const CENSUS_YEAR = 2010;
const OUTCOME_YEAR = 2016;

/**
 * Reads a folder that holds leiii-census, taobao-villages and tudigong-county-2020. Kept are counties whose code is the same in 2010
 * and in the list of villages, and which have a shape. Shapes give where a county lies and nothing else.
 */
export async function readCensus2010(folder: string): Promise<CensusCase> {
  const census = new Map<string, readonly unknown[]>();
  for (const row of await readSheet(join(folder, 'leiii-census', 'census_county_2010_v1.xlsx'))) {
    const code = String(row[1] ?? '').trim();
    // Codes that end in 00 are provinces and prefectures.
    if (/^\d{6}$/.test(code) && !code.endsWith('00')) census.set(code, row);
  }
  const listed: Village[] = parse(
    await readFile(join(folder, 'taobao-villages', 'taobao_villages_by_county_code.csv'), 'utf8'),
    { bom: true, columns: true },
  );
  const villages = new Map(listed.map((village) => [village.CODE, village]));
  const topology: Topology = JSON.parse(
    await readFile(join(folder, 'tudigong-county-2020', 'counties-geo.topojson'), 'utf8'),
  );
  const shapes = new Map(
    (topology.objects.county?.geometries ?? []).map((shape) => [String(shape.properties?.CODE), shape]),
  );
  const codes = [...census.keys()].filter((code) => villages.has(code) && shapes.has(code)).sort();
  const rows = codes.map((code) => census.get(code) ?? []);
  const centres = centresOf(
    topology,
    codes.flatMap((code) => shapes.get(code) ?? []),
  );
  return {
    codes,
    names: codes.map((code) => villages.get(code)?.NAME ?? ''),
    columns: [...census2010.map((figure) => figureOf(rows, figure)), ...near(rows, centres)],
    outcome: {
      year: OUTCOME_YEAR,
      values: Uint8Array.from(codes, (code) => Number(Number(villages.get(code)?.tv2016) > 0)),
    },
    provinces: groupsOf(codes.map((code) => code.slice(0, 2))),
  };
}

function figureOf(rows: readonly (readonly unknown[])[], { name, of, per, log }: CensusFigure): Dated {
  const values = Float64Array.from(rows, (row) => {
    const sum = sumOf(row, of);
    const share = (log ? sum + 1 : sum) / (per ? Math.max(1, sumOf(row, per)) : 1);
    return log ? Math.log(share) : share;
  });
  return { name, year: CENSUS_YEAR, values };
}

/** What each county has within reach, by reach, as a logarithm. */
function near(
  rows: readonly (readonly unknown[])[],
  { x, y }: { x: Float64Array; y: Float64Array },
): Dated[] {
  const masses = masses2010.map(({ of }) => Float64Array.from(rows, (row) => sumOf(row, of) || 0));
  return REACHES_KM.flatMap((km) =>
    reachOf(x, y, masses, 1000 * km).map((reach, at) => ({
      name: `${masses2010[at]?.name} within reach of ${km} km`,
      year: CENSUS_YEAR,
      values: reach.map(Math.log1p),
    })),
  );
}

/** Blank: none. A cell that holds two numbers, as one does, counts by its first; a number below zero, as four are, is no figure: NaN. */
function sumOf(row: readonly unknown[], columns: readonly number[]): number {
  return columns.reduce((sum, column) => {
    const figure = Number.parseFloat(String(row[column] ?? '')) || 0;
    return figure < 0 ? Number.NaN : sum + figure;
  }, 0);
}
