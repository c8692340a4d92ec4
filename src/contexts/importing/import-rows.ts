import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { findHeadings } from './kernel/headings.ts';
import type { Kind, Ready } from './kinds/kind.ts';
import { type KindName, kinds } from './kinds/kinds.ts';
import { refuse } from './refusals.ts';
import type { Sheet } from './sheet.ts';
import type { Line } from './table.ts';
import { type Typed, typedRows } from './typed-rows.ts';

export interface RowDone extends Line {
  readonly done: 'added' | 'there' | 'refused';
  /** Columns in which what is on record says something else; it stays as it is. */
  readonly differs: readonly string[];
  /** What the row is about, as the workbench's address names it: a person's or plot's id, a lot's or product's code. */
  readonly about?: string;
  readonly refusal?: Refusal;
}

export interface Counts {
  readonly added: number;
  readonly there: number;
  readonly refused: number;
  /** Of those added or there: how many say something else than the record. */
  readonly differing: number;
}

export interface Imported {
  /** Headings that no column of this kind has: their cells are not read. */
  readonly ignored: readonly string[];
  readonly rows: readonly RowDone[];
  readonly counts: Counts;
  readonly written: boolean;
}

/** Decides by what became of the rows whether that stays: a preview keeps nothing. */
export type Keep = (rows: readonly RowDone[]) => boolean;
export const keep = {
  nothing: () => false,
  all: (rows) => rows.every(({ done }) => done !== 'refused'),
  good: () => true,
} as const satisfies Record<string, Keep>;

/**
 * Runs every row through the verbs a person would use, inside the caller's transaction, and answers what happened to each. A
 * refused row leaves nothing behind; what is not to be kept is undone before the answer, so a preview is the import itself,
 * taken back. One import at a time in a county: two that name the same households in another order would wait in a ring.
 */
export async function importRows(
  call: Call,
  kindName: KindName,
  sheet: Sheet,
  kept: Keep,
): Promise<Outcome<Imported>> {
  const kind: Kind = kinds[kindName];
  if (!may(call.actor, kind.roles)) return refuse('import.not-allowed', { zh: kind.zh, en: kind.en });
  const found = findHeadings(kind.columns, [{ line: 0, cells: sheet.headings }]);
  if ('missing' in found) throw new Error(`a sheet without its columns: ${sheet.headings.join()}`);
  await sql`select pg_advisory_xact_lock(hashtextextended('import', hashtext(${call.county})))`.execute(
    call.tx,
  );
  await sql`savepoint whole_import`.execute(call.tx);
  const rows: RowDone[] = [];
  const waiting: Typed[] = [];
  for (const each of typedRows(kind, found, sheet.rows)) {
    if (each.row.ok) waiting.push({ line: each.line, row: each.row.value });
    else rows.push(refused(each.line, each.row.refusal));
  }
  for (let from = 0; from < waiting.length; from += LOOKED_UP)
    rows.push(...(await runRows(call, kind, waiting.slice(from, from + LOOKED_UP))));
  rows.sort((a, b) => a.line - b.line);
  const written = kept(rows);
  if (!written) await sql`rollback to savepoint whole_import`.execute(call.tx);
  return ok({ ignored: found.ignored, rows, counts: countsOf(rows), written });
}

/** How many rows are looked up at once, and how many are at most written in one go. */
const LOOKED_UP = 2_000;
const WRITTEN = 2_000;

async function runRows(call: Call, kind: Kind, waiting: readonly Typed[]): Promise<RowDone[]> {
  const found = await kind.find(
    call,
    waiting.map(({ row }) => row),
  );
  const done: RowDone[] = [];
  const ready: { line: Line; found: Ready }[] = [];
  for (const [at, { line }] of waiting.entries()) {
    const each = found[at];
    if (each?.ok) ready.push({ line, found: each.value });
    else if (each) done.push(refused(line, each.refusal));
  }
  return [...done, ...(await writeRows(call, kind, ready))];
}

/**
 * Writes many rows at a time, as long as none of them is refused. A refusal does not say which row it is for: what was
 * written is taken back and tried in halves, down to the row itself.
 */
async function writeRows(
  call: Call,
  kind: Kind,
  ready: readonly { line: Line; found: Ready }[],
): Promise<RowDone[]> {
  const done: RowDone[] = [];
  let size = WRITTEN;
  while (done.length < ready.length) {
    const some = ready.slice(done.length, done.length + size);
    await sql`savepoint some_rows`.execute(call.tx);
    const outcome = await kind.write(
      call,
      some.map(({ found }) => found),
    );
    const end = outcome.ok ? '' : 'rollback to savepoint some_rows; ';
    await sql.raw(`${end}release savepoint some_rows`).execute(call.tx);
    if (outcome.ok) {
      for (const [at, { line, found }] of some.entries()) {
        const { done: was, differs } = found;
        done.push({ ...line, done: was, differs, about: outcome.value[at] ?? '' });
      }
      size = Math.min(size * 2, WRITTEN);
    } else if (some.length > 1) {
      size = Math.ceil(some.length / 2);
    } else {
      done.push(...some.map(({ line }) => refused(line, outcome.refusal)));
    }
  }
  return done;
}

function refused(line: Line, refusal: Refusal): RowDone {
  return { ...line, done: 'refused', differs: [], refusal };
}

function countsOf(rows: readonly RowDone[]): Counts {
  const count = (fits: (row: RowDone) => boolean) => rows.filter(fits).length;
  return {
    added: count(({ done }) => done === 'added'),
    there: count(({ done }) => done === 'there'),
    refused: count(({ done }) => done === 'refused'),
    differing: count(({ differs }) => differs.length > 0),
  };
}
