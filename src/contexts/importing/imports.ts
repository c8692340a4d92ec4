import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Counts, Imported } from './import-rows.ts';
import type { KindName } from './kinds/kinds.ts';

/** A table that somebody brought, and what became of it so far. */
export interface Import {
  readonly id: string;
  readonly kind: KindName;
  readonly fileName: string;
  readonly sha256: string;
  readonly headings: readonly string[];
  readonly ignored: readonly string[];
  readonly organisationId: string;
  readonly personName: string;
  readonly broughtAt: Date;
  readonly lookedAt: Date;
  readonly counts: Counts;
  /** undefined: only looked at until now. */
  readonly committed: { readonly at: Date; readonly byName: string } | undefined;
}

export interface NewImport {
  readonly id: string;
  readonly kind: KindName;
  readonly fileName: string;
  readonly sha256: string;
  readonly headings: readonly string[];
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: string;
}

/** False when the id is known: nothing was written. A copy sent at the same moment waits here until the first is done. */
export async function insertImport(call: Call, brought: NewImport): Promise<boolean> {
  const result = await call.tx
    .insertInto('importing.import')
    .values({
      ...brought,
      headings: [...brought.headings],
      countyId: call.county,
      broughtAt: call.now,
      lookedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What was found out about an import just now. */
export async function saveCounts(call: Call, id: string, { ignored, counts }: Imported): Promise<void> {
  await call.tx
    .updateTable('importing.import')
    .set({ ...counts, ignored: [...ignored], lookedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function saveCommitted(call: Call, id: string, byName: string): Promise<void> {
  await call.tx
    .updateTable('importing.import')
    .set({ committedAt: call.now, committedByName: byName })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function importById(call: Call, id: string): Promise<Import | undefined> {
  const row = await importRowsOf(call).where('id', '=', id).executeTakeFirst();
  return row && importFrom(row);
}

/** The same, locked until the transaction ends: of two who confirm at once, the second finds it done. */
export async function lockImport(call: Call, id: string): Promise<Import | undefined> {
  const row = await importRowsOf(call).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && importFrom(row);
}

/** An organisation's imports, newest first; pages count from 1. */
export async function importsOf(
  call: Call,
  organisationId: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly imports: Import[]; readonly total: number }> {
  const rows = await importRowsOf(call)
    .where('organisationId', '=', organisationId)
    .orderBy('broughtAt', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await call.tx
    .selectFrom('importing.import')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('countyId', '=', call.county)
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { imports: rows.map(importFrom), total };
}

/** Removes the rows of everything brought before a moment; the imports' own lines stay. */
export async function deleteRowsBefore(call: Call, moment: Date): Promise<void> {
  await sql`
    delete from importing.import_row r using importing.import i
    where i.county_id = ${call.county} and i.brought_at < ${moment}
      and r.county_id = i.county_id and r.import_id = i.id`.execute(call.tx);
}

function importRowsOf(call: Call) {
  return call.tx.selectFrom('importing.import').selectAll().where('countyId', '=', call.county);
}

type Row = Awaited<ReturnType<ReturnType<typeof importRowsOf>['execute']>>[number];

function importFrom(row: Row): Import {
  const { added, there, refused, differing, committedAt, committedByName } = row;
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    sha256: row.sha256,
    headings: row.headings,
    ignored: row.ignored,
    organisationId: row.organisationId,
    personName: row.personName,
    broughtAt: row.broughtAt,
    lookedAt: row.lookedAt,
    counts: { added, there, refused, differing },
    committed: committedAt === null ? undefined : { at: committedAt, byName: committedByName ?? '' },
  };
}
