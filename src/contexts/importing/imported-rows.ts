import { type Selectable, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Refusal } from '#shared/outcome.ts';
import type { DB } from '#shared/schema.ts';
import type { RowDone } from './import-rows.ts';

/** Which rows of an import one looks at. */
export const rowFilters = ['all', 'added', 'there', 'differing', 'refused'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Puts these rows in place of those kept before, in one statement, however many. */
export async function replaceRows(call: Call, importId: string, rows: readonly RowDone[]): Promise<void> {
  await call.tx
    .deleteFrom('importing.importRow')
    .where('countyId', '=', call.county)
    .where('importId', '=', importId)
    .execute();
  const kept = rows.map(({ line, cells, done, differs, about, refusal }) => ({
    line,
    cells,
    done,
    differs,
    about: about ?? '',
    refusal,
  }));
  await sql`
    insert into importing.import_row (county_id, import_id, line, cells, done, differs, about, refusal)
    select ${call.county}, ${importId}, r.line, r.cells, r.done, r.differs, r.about, r.refusal
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as r(line integer, cells text[], done text, differs text[], about text, refusal jsonb)`.execute(
    call.tx,
  );
}

/** The rows of an import in the order of the file; all of them without `page`. */
export async function rowsOf(
  call: Call,
  importId: string,
  filter: RowFilter,
  page?: { readonly limit: number; readonly offset: number },
): Promise<RowDone[]> {
  const done = filter === 'all' || filter === 'differing' ? undefined : filter;
  const rows = await call.tx
    .selectFrom('importing.importRow')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('importId', '=', importId)
    .$if(filter === 'differing', (query) => query.where(sql<boolean>`differs <> '{}'`))
    .$if(done !== undefined, (query) => query.where('done', '=', done ?? 'added'))
    .orderBy('line')
    .$if(page !== undefined, (query) => query.limit(page?.limit ?? 0).offset(page?.offset ?? 0))
    .execute();
  return rows.map(rowFrom);
}

function rowFrom(row: Selectable<DB['importing.importRow']>): RowDone {
  const { line, cells, done, differs, about, refusal } = row;
  // Written by `replaceRows` alone, as the refusal it was.
  const why = refusal as unknown as Refusal | null;
  return { line, cells, done, differs, about, ...(why === null ? {} : { refusal: why }) };
}
