import { type BetaConvergence, betaConvergence, sigmaConvergence } from '../kernel/growth/convergence.ts';
import { numberOf } from '../kernel/sheet/numbers-in.ts';
import type { Sheet } from '../kernel/sheet/sheet.ts';
import type { AssessSpec } from './assess-spec.ts';

/** Whether regions draw together in one indicator over the years of a table. */
export interface Convergence {
  readonly column: string;
  /** Regions with a figure above 0 in every year. */
  readonly regions: number;
  readonly years: readonly {
    readonly year: number;
    readonly logDeviation: number;
    readonly variation: number;
  }[];
  readonly beta: BetaConvergence | undefined;
}

const LEAST = 4;

/** The rows of the latest year, where a table has years; else all. */
export function latestYear(sheet: Sheet, { year }: Pick<AssessSpec, 'year'>): Sheet {
  if (year === undefined) return sheet;
  const at = sheet.headings.indexOf(year);
  const of = (cells: readonly string[]) => numberOf(cells[at] ?? '') ?? Number.NaN;
  const latest = sheet.rows.reduce((most, { cells }) => Math.max(most, of(cells) || 0), 0);
  return { headings: sheet.headings, rows: sheet.rows.filter(({ cells }) => of(cells) === latest) };
}

/** σ- and β-convergence of each indicator over the years of a table; empty without years, or where too few regions are there in each. */
export function convergences({ headings, rows }: Sheet, spec: AssessSpec): readonly Convergence[] {
  if (spec.year === undefined) return [];
  const place = (column: string) => headings.indexOf(column);
  const [yearAt, unitAt] = [place(spec.year), place(spec.unit)];
  return spec.indicators.flatMap(({ column }): Convergence[] => {
    const at = place(column);
    const byYear = new Map<number, Map<string, number>>();
    for (const { cells } of rows) {
      const [year, value] = [numberOf(cells[yearAt] ?? ''), numberOf(cells[at] ?? '')];
      if (year === undefined || !Number.isInteger(year) || value === undefined || !(value > 0)) continue;
      const own = byYear.get(year) ?? new Map<string, number>();
      own.set(cells[unitAt] ?? '', value);
      byYear.set(year, own);
    }
    const years = [...byYear].sort(([a], [b]) => a - b);
    const [first] = years;
    if (!first || years.length < 2) return [];
    const units = [...first[1].keys()].filter((unit) => years.every(([, own]) => own.has(unit)));
    if (units.length < LEAST) return [];
    const told = years.map(([year, own]) => ({
      year,
      values: Float64Array.from(units, (unit) => own.get(unit) ?? Number.NaN),
    }));
    const [start, end] = [told[0], told.at(-1)];
    if (!start || !end) return [];
    return [
      {
        column,
        regions: units.length,
        years: sigmaConvergence(told).years,
        beta: betaConvergence(start.values, end.values, end.year - start.year),
      },
    ];
  });
}
