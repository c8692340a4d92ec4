import { type Outcome, ok } from '#shared/outcome.ts';
import { type Assessment, assess, type Indicator } from '../kernel/composite/assess.ts';
import { groupsIn } from '../kernel/sheet/groups-in.ts';
import { allNumbersIn, numbersIn } from '../kernel/sheet/numbers-in.ts';
import { type Sheet, textsIn } from '../kernel/sheet/sheet.ts';
import { kindsOfWeakness, type Weakness } from '../kernel/weakness/kinds-of-weakness.ts';
import { type Misled, misledBy } from '../kernel/weakness/misled-by.ts';
import type { AssessSpec } from './assess-spec.ts';
import { latestYear } from './panel.ts';
import { refuseSpec } from './spec-refusals.ts';

export interface Assessed extends Assessment {
  readonly units: readonly string[];
  readonly names: readonly string[];
  /** Of each region, the kinds in which it is weak. */
  readonly weaknesses: readonly (readonly Weakness[])[];
  /** What a ranking by the column of volume would get wrong, where one is named. */
  readonly misled: Misled | undefined;
}

/** The index a spec makes of a table, of its latest year where it has years. */
export function assessSheet(table: Sheet, spec: AssessSpec): Outcome<Assessed> {
  const sheet = latestYear(table, spec);
  const units = textsIn(sheet, spec.unit);
  if (!units.ok) return units;
  const lineOf = (row: number) => sheet.rows[row]?.line ?? 0;
  const first = new Map<string, number>();
  for (const [row, unit] of units.value.entries()) {
    const before = first.get(unit);
    if (before !== undefined) {
      return refuseSpec('region.unit-twice', { unit, line: lineOf(row), before: lineOf(before) });
    }
    first.set(unit, row);
  }
  const names = spec.name === undefined ? units : textsIn(sheet, spec.name);
  if (!names.ok) return names;
  const groups = spec.group === undefined ? undefined : groupsIn(sheet, spec.group);
  if (groups && !groups.ok) return groups;
  const indicators: Indicator[] = [];
  for (const each of spec.indicators) {
    const column = numbersIn(sheet, each.column);
    if (!column.ok) return column;
    const denominator = each.denominator === undefined ? undefined : numbersIn(sheet, each.denominator);
    if (denominator && !denominator.ok) return denominator;
    indicators.push({
      name: each.column,
      direction: each.direction === 'benefit' ? 1 : -1,
      column: column.value,
      denominator: denominator?.value,
      parent: each.parent,
      weight: each.weight,
      goalposts: each.goalposts,
      ideal: each.ideal,
      reference: each.reference,
      limit: each.limit,
      marks: each.marks,
    });
  }
  const { by, combine, comparisons, allowInconsistent, cap } = spec.weights;
  const made = assess(
    indicators,
    {
      whole: spec.whole,
      parts: spec.structure,
      impute: spec.impute,
      outliers: spec.outliers || undefined,
      normalise: spec.normalise,
      weigh: by,
      combine,
      comparisons,
      allowInconsistent,
      cap,
      score: spec.score,
      judging: spec.comet,
    },
    { groupOf: groups?.value.of, lineOf },
  );
  if (!made.ok) return made;
  const { normalised, weights, obstacles, scores } = made.value;
  const volume = spec.volume === undefined ? undefined : allNumbersIn(sheet, spec.volume);
  if (volume && !volume.ok) return volume;
  const kinds = spec.indicators.map(({ kind }) => kind);
  return ok({
    ...made.value,
    units: units.value,
    names: names.value,
    weaknesses: kindsOfWeakness(normalised, weights, obstacles, kinds, spec.weakness),
    misled: volume && misledBy(volume.value, scores[0]?.score ?? new Float64Array()),
  });
}
