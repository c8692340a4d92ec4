import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseSheet } from './refusals.ts';

/** A table of regions: its headings, and its rows as text with the line each stands on in the file. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export function sheetFrom(lines: readonly SheetRow[]): Outcome<Sheet> {
  const [first, ...rows] = lines;
  if (!first || rows.length === 0) return refuseSheet('region.no-rows');
  return ok({ headings: first.cells, rows });
}

/** A column's cells as text; a short row ends in empty cells. */
export function textsIn(sheet: Sheet, column: string): Outcome<readonly string[]> {
  const at = sheet.headings.indexOf(column);
  if (at < 0) {
    return refuseSheet('region.no-column', { column, columns: sheet.headings.filter(Boolean).join(', ') });
  }
  if (sheet.headings.indexOf(column, at + 1) >= 0) return refuseSheet('region.column-twice', { column });
  return ok(sheet.rows.map(({ cells }) => cells[at] ?? ''));
}
