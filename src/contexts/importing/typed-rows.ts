import { type Outcome, ok } from '#shared/outcome.ts';
import type { Found } from './kernel/headings.ts';
import type { Kind } from './kinds/kind.ts';
import { refuse } from './refusals.ts';
import type { Line } from './table.ts';

/** A row as its kind reads it. */
export interface Typed {
  readonly line: Line;
  readonly row: object;
}

/** Each line as its kind reads it, or why it cannot be read: a cell is wrong, or a line before it is about the same thing. */
export function* typedRows(
  kind: Kind,
  found: Found,
  lines: readonly Line[],
): Generator<{ line: Line; row: Outcome<object> }> {
  const first = new Map<string, number>();
  for (const line of lines) {
    const typed = found.read(line.cells);
    const row = kind.shape.safeParse(typed);
    if (!row.success) {
      const names = [...new Set(row.error.issues.map(({ path }) => String(path[0])))];
      yield { line, row: refusedCells(kind, typed, names) };
      continue;
    }
    const key = kind.key(row.data);
    const before = first.get(key);
    if (before === undefined) first.set(key, line.line);
    yield { line, row: before === undefined ? ok(row.data) : refuse('import.repeated', { line: before }) };
  }
}

function refusedCells({ columns }: Kind, typed: Readonly<Record<string, string>>, names: readonly string[]) {
  const wrong = names.flatMap((name) => columns[name] ?? []);
  if (names.every((name) => typed[name] === '')) {
    return refuse('import.cell-empty', {
      zh: wrong.map(({ zh }) => zh).join('、'),
      en: wrong.map(({ en }) => en).join(', '),
    });
  }
  return refuse('import.cell-invalid', {
    zh: wrong.map(({ zh, tellZh, example }) => `“${zh}”要填${tellZh}，例如 ${example}`).join('；'),
    en: wrong.map(({ en, tellEn, example }) => `“${en}” takes: ${tellEn}, for example ${example}`).join('; '),
  });
}
