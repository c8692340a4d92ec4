import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reachOf } from '../kernel/potential/reach.ts';
import { refusePotential } from '../kernel/potential/refusals.ts';
import type { Dated, PotentialCase } from '../kernel/potential/tested-score.ts';
import { groupsIn } from '../kernel/sheet/groups-in.ts';
import { allNumbersIn, numbersIn } from '../kernel/sheet/numbers-in.ts';
import { type Sheet, textsIn } from '../kernel/sheet/sheet.ts';

const column = z.string().min(1);
const year = z.int().min(1900).max(2200);

/** What is to be foretold, from what, in a table. */
export const potentialSpec = z.strictObject({
  unit: column.describe('The column that names each region, such as its code.'),
  name: column.exactOptional().describe('A column with its name, for reading.'),
  province: column.describe('The column of provinces: each is scored by a model that has not seen it.'),
  outcome: z
    .strictObject({ column, year, above: z.number().default(0) })
    .describe('It came where the column is above the number.'),
  columns: z
    .array(
      z.strictObject({
        column,
        year: year.describe('Must be before the outcome’s.'),
        per: column.exactOptional().describe('The column it is divided by first.'),
        log: z.boolean().default(false).describe('Take the logarithm of 1 and it, or of its share.'),
      }),
    )
    .min(1),
  near: z
    .strictObject({
      x: column,
      y: column,
      year,
      masses: z.array(column).min(1),
      scales: z.array(z.number().positive()).min(1).describe('In the unit of x and y.'),
    })
    .exactOptional()
    .describe('How much of each mass is within reach, falling to 1/e at each scale.'),
});
export type PotentialSpec = z.output<typeof potentialSpec>;

export interface PotentialSheet {
  readonly units: readonly string[];
  readonly names: readonly string[];
  readonly potential: PotentialCase;
}

export function readPotentialSpec(value: unknown): Outcome<PotentialSpec> {
  const parsed = potentialSpec.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refusePotential('region.no-potential-spec', {
    where: issue?.path.join('.') || 'JSON',
    why: issue?.message ?? '—',
  });
}

/** The table's columns as the spec wants them. */
export function potentialSheet(sheet: Sheet, spec: PotentialSpec): Outcome<PotentialSheet> {
  const units = textsIn(sheet, spec.unit);
  if (!units.ok) return units;
  const names = textsIn(sheet, spec.name ?? spec.unit);
  if (!names.ok) return names;
  const provinces = groupsIn(sheet, spec.province);
  if (!provinces.ok) return provinces;
  const came = allNumbersIn(sheet, spec.outcome.column);
  if (!came.ok) return came;
  const columns: Dated[] = [];
  for (const { column: name, year: of, per, log } of spec.columns) {
    const values = numbersIn(sheet, name);
    if (!values.ok) return values;
    const divisors = per === undefined ? undefined : numbersIn(sheet, per);
    if (divisors && !divisors.ok) return divisors;
    const share = (value: number, row: number) => value / (divisors?.value[row] ?? 1);
    columns.push({
      name: per === undefined ? name : `${name} ÷ ${per}`,
      year: of,
      values: values.value.map((value, row) => (log ? Math.log(share(value + 1, row)) : share(value, row))),
    });
  }
  if (spec.near) {
    const { x, y, masses, scales, year: of } = spec.near;
    const wanted: Float64Array[] = [];
    for (const name of [x, y, ...masses]) {
      const values = allNumbersIn(sheet, name);
      if (!values.ok) return values;
      wanted.push(values.value);
    }
    const [xs = new Float64Array(), ys = new Float64Array(), ...sums] = wanted;
    for (const scale of scales) {
      for (const [at, values] of reachOf(xs, ys, sums, scale).entries()) {
        columns.push({ name: `${masses[at]} ~ ${scale}`, year: of, values: values.map(Math.log1p) });
      }
    }
  }
  return ok({
    units: units.value,
    names: names.value,
    potential: {
      columns,
      outcome: {
        year: spec.outcome.year,
        values: Uint8Array.from(came.value, (value) => Number(value > spec.outcome.above)),
      },
      provinces: provinces.value,
    },
  });
}
