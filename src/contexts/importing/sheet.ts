import { type Outcome, ok } from '#shared/outcome.ts';
import { findHeadings } from './kernel/headings.ts';
import type { Kind } from './kinds/kind.ts';
import { refuse } from './refusals.ts';
import type { Line, Table } from './table.ts';

/** A table whose columns were found: what is imported, and what is kept between its preview and its commit. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly Line[];
}

/** The rows below the headings of this kind. The template's example, left in by whoever filled it, is no row. */
export function sheetOf(kind: Kind, table: Table): Outcome<Sheet> {
  if (table.lines.length === 0) return refuse('import.unreadable');
  const found = findHeadings(kind.columns, table.lines);
  if ('missing' in found) {
    return refuse('import.columns-missing', {
      zh: found.missing.map(({ zh }) => zh).join('、'),
      en: found.missing.map(({ en }) => en).join(', '),
      found: found.headings
        .filter((heading) => heading !== '')
        .slice(0, 20)
        .join(', '),
    });
  }
  const below = table.lines.slice(found.at + 1);
  const rows = below.filter(({ cells }) => !isExample(kind, found.read(cells)));
  if (rows.length > kind.most) return refuse('import.too-many-rows', { most: kind.most });
  return ok({ headings: table.lines[found.at]?.cells ?? [], rows });
}

function isExample({ columns }: Kind, typed: Readonly<Record<string, string>>): boolean {
  return Object.entries(columns).every(([name, { example }]) => typed[name] === example);
}
