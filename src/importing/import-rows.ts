import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { matchColumns } from './columns.ts';
import type { Done, Kind } from './kind.ts';
import type { Table } from './read-table.ts';
import { refuse } from './refusals.ts';

/** `look` writes nothing; `all` writes when no row is refused; `good` writes the rows that are not. */
export type Keep = 'look' | 'all' | 'good';

export interface RowDone {
  readonly line: number;
  readonly cells: readonly string[];
  readonly done: Done | 'refused';
  readonly refusal?: Refusal;
}

export interface Imported {
  readonly headings: readonly string[];
  /** Headings that no column of this kind has: their cells are not read. */
  readonly ignored: readonly string[];
  readonly rows: readonly RowDone[];
  readonly counts: Readonly<Record<RowDone['done'], number>>;
  readonly written: boolean;
}

/**
 * Runs every row through the verbs a person would use, inside the caller's transaction, and answers what happened to each.
 * Rows see those before them. What is not to be kept is undone before the answer, so a preview is the import itself, taken back.
 */
export async function importRows(
  call: Call,
  kind: Kind,
  table: Table,
  keep: Keep,
): Promise<Outcome<Imported>> {
  const columns = matchColumns(kind, table.headings);
  if (!columns.ok) return columns;
  await sql`savepoint whole_import`.execute(call.tx);
  const rows: RowDone[] = [];
  const lines = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    await sql`savepoint import_row`.execute(call.tx);
    const outcome = await writeRow(call, kind, columns.value.read(cells), line, lines);
    await sql.raw(`${outcome.ok ? 'release' : 'rollback to'} savepoint import_row`).execute(call.tx);
    rows.push(
      outcome.ok
        ? { line, cells, done: outcome.value }
        : { line, cells, done: 'refused', refusal: outcome.refusal },
    );
  }
  const count = (done: RowDone['done']) => rows.filter((row) => row.done === done).length;
  const counts = { added: count('added'), there: count('there'), refused: count('refused') };
  const written = keep === 'good' || (keep === 'all' && counts.refused === 0);
  if (!written) await sql`rollback to savepoint whole_import`.execute(call.tx);
  const { ignored } = columns.value;
  return ok({ headings: table.headings, ignored, rows, counts, written });
}

async function writeRow(
  call: Call,
  kind: Kind,
  typed: Readonly<Record<string, string>>,
  line: number,
  lines: Map<string, number>,
): Promise<Outcome<Done>> {
  const row = kind.shape.safeParse(typed);
  if (!row.success) {
    const wrong = new Set(row.error.issues.map(({ path: [name] }) => kind.columns[String(name)]));
    const columns = [...wrong].filter((column) => column !== undefined);
    return refuse('import.cell-invalid', {
      zh: columns.map(({ zh }) => zh).join('、'),
      en: columns.map(({ en }) => en).join(', '),
    });
  }
  const key = kind.key(row.data);
  const first = lines.get(key);
  if (first !== undefined) return refuse('import.repeated', { line: first });
  lines.set(key, line);
  return kind.write(call, row.data);
}
