import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseSheet } from './refusals.ts';
import { type Sheet, textsIn } from './sheet.ts';

/** Which of `names` each row belongs to, by its index. */
export interface Groups {
  readonly of: Int32Array;
  readonly names: readonly string[];
}

/** A column's groups, in the order they first stand in it. */
export function groupsIn(sheet: Sheet, column: string): Outcome<Groups> {
  const texts = textsIn(sheet, column);
  if (!texts.ok) return texts;
  const empty = texts.value.indexOf('');
  if (empty >= 0) return refuseSheet('region.no-figure', { line: sheet.rows[empty]?.line ?? 0, column });
  return ok(groupsOf(texts.value));
}

export function groupsOf(labels: readonly string[]): Groups {
  const index = new Map<string, number>();
  const of = Int32Array.from(labels, (label) => {
    const known = index.get(label) ?? index.size;
    index.set(label, known);
    return known;
  });
  return { of, names: [...index.keys()] };
}
