import type { Refusal } from '#shared/outcome.ts';
import { type CodeChange, followCode } from '../kernel/codes/follow-code.ts';
import { numberOf } from '../kernel/sheet/numbers-in.ts';
import { refuseSheet } from '../kernel/sheet/refusals.ts';
import type { Sheet } from '../kernel/sheet/sheet.ts';
import type { AssessSpec } from './assess-spec.ts';
import { refuseSpec } from './spec-refusals.ts';

/** A row that cannot be assessed, and the first thing that is wrong with it. */
export interface FaultyRow {
  readonly line: number;
  readonly refusal: Refusal;
}

/** Every row that would have the whole table refused: without a code, told before (in its year), split or merged since, or with a text where a figure belongs. */
export function faultyRows(
  { headings, rows }: Sheet,
  spec: AssessSpec,
  changes: readonly CodeChange[] = [],
): readonly FaultyRow[] {
  const figures = [
    ...new Set(spec.indicators.flatMap(({ column, denominator }) => [column, denominator ?? []].flat())),
  ];
  const needed = [spec.unit, spec.year ?? [], spec.group ?? [], spec.volume ?? []].flat();
  const years = spec.year === undefined ? [] : [spec.year];
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells }): FaultyRow[] => {
    const text = (column: string) => cells[headings.indexOf(column)] ?? '';
    const empty = needed.find((column) => text(column) === '');
    if (empty !== undefined) return [{ line, ...refuseSheet('region.no-figure', { line, column: empty }) }];
    const wrong = [...figures, ...years, spec.volume ?? []]
      .flat()
      .find((column) => numberOf(text(column)) === undefined);
    if (wrong !== undefined) {
      return [{ line, ...refuseSheet('region.not-a-number', { line, column: wrong, text: text(wrong) }) }];
    }
    const gap = spec.impute ? undefined : figures.find((column) => Number.isNaN(numberOf(text(column))));
    if (gap !== undefined) return [{ line, ...refuseSheet('region.no-figure', { line, column: gap }) }];
    const followed = followCode(text(spec.unit), changes);
    if ('fault' in followed) {
      const facts = { line, unit: text(spec.unit), into: followed.into, year: followed.year };
      return [
        {
          line,
          ...(followed.fault === 'split'
            ? refuseSpec('region.code-split', facts)
            : refuseSpec('region.code-merged', facts)),
        },
      ];
    }
    const unit = followed.code;
    const told = [unit, ...years.map(text)].join(' ');
    const before = first.get(told);
    if (before !== undefined) return [{ line, ...refuseSpec('region.unit-twice', { unit, line, before }) }];
    first.set(told, line);
    return [];
  });
}
