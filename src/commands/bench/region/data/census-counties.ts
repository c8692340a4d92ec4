import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { bordersOf, type Topology } from '#region';
import type { Counties } from './counties.ts';

const COLUMNS = [
  ['education', 'EDUC_AVGY', 1],
  ['population', 'POPU_URB', 1],
  ['population', 'POPU_REG_O', 1],
  ['employment', 'EMPL_INDU_SALE', 1],
  ['employment', 'EMPL_INDU_TRMA', 1],
  ['employment', 'EMPL_INDU_ITSE', 1],
  ['employment', 'EMPL_INDU_MANU', 1],
  ['employment', 'EMPL_INDU_AGHU', -1],
  ['housing', 'HOUS_SAMP_WATR', 1],
  ['ages', 'AGES_15-64', 1],
  ['households', 'HHLD_1P', -1],
  ['ghsl', 'GHSL_POP_DENS', 1],
] as const;

type Row = Readonly<Record<string, string>>;

/** The counties of the 2020 census that have all twelve indicators, a province being the first two digits of the code. */
export async function censusCounties(folder: string): Promise<Counties> {
  const tables = new Map<string, ReadonlyMap<string, Row>>();
  for (const name of new Set(COLUMNS.map(([table]) => table))) {
    const text = await readFile(join(folder, `${name}.csv`), 'utf8');
    const rows: Row[] = parse(text, { bom: true, columns: true });
    tables.set(name, new Map(rows.map((row) => [row.CODE ?? '', row])));
  }
  const topology: Topology = JSON.parse(await readFile(join(folder, 'counties-geo.topojson'), 'utf8'));
  const drawn = topology.objects.county?.geometries ?? [];
  const figure = (code: string, [table, column]: (typeof COLUMNS)[number]) =>
    Number(tables.get(table)?.get(code)?.[column] || Number.NaN);
  const kept = drawn.filter(({ properties }) =>
    COLUMNS.every((column) => Number.isFinite(figure(String(properties?.CODE), column))),
  );
  const codes = kept.map(({ properties }) => String(properties?.CODE));
  return {
    source: 'census of 2020 by county',
    codes,
    provinces: codes.map((code) => code.slice(0, 2)),
    indicators: COLUMNS.map((column) => ({
      name: column[1],
      direction: column[2],
      values: Float64Array.from(codes, (code) => figure(code, column)),
    })),
    neighbours: bordersOf(topology, kept),
  };
}
