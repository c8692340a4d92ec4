import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Outlines } from '../kernel/drawing/outlines.ts';
import type { SheetRow } from '../kernel/sheet/sheet.ts';
import type { AssessSpec } from './assess-spec.ts';

/** Ranks over all draws, in the order of the rows that were assessed. */
export interface KeptRanks {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** A table that somebody brought, and how it is assessed once that was said. */
export interface BroughtTable {
  readonly id: string;
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly boundaries: Outlines | undefined;
  readonly broughtAt: Date;
  readonly broughtByName: string;
  readonly assessed: AssessedAs | undefined;
}

export interface AssessedAs {
  readonly spec: AssessSpec;
  readonly leftOut: readonly number[];
  readonly ranks: KeptRanks;
  readonly at: Date;
  readonly byName: string;
}

/** False when the id is known: nothing was written. */
export async function insertTable(
  call: Call,
  {
    id,
    fileName,
    headings,
    rows,
    boundaries,
  }: Omit<BroughtTable, 'assessed' | 'broughtAt' | 'broughtByName'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.assessment')
    .values({
      countyId: call.county,
      id,
      fileName,
      headings: [...headings],
      rows: JSON.stringify(rows),
      boundaries: boundaries ? JSON.stringify(boundaries) : null,
      broughtAt: call.now,
      broughtByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function tableById(call: Call, id: string): Promise<BroughtTable | undefined> {
  if (!isId(id)) return undefined;
  const row = await call.tx
    .selectFrom('region.assessment')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { spec, ranks, assessedAt, assessedByName } = row;
  return {
    id: row.id,
    fileName: row.fileName,
    headings: row.headings,
    rows: row.rows as unknown as SheetRow[],
    boundaries: (row.boundaries ?? undefined) as unknown as Outlines | undefined,
    broughtAt: row.broughtAt,
    broughtByName: row.broughtByName,
    assessed:
      spec && ranks && assessedAt && assessedByName !== null
        ? {
            spec: spec as unknown as AssessSpec,
            ranks: ranks as unknown as KeptRanks,
            leftOut: row.leftOut,
            at: assessedAt,
            byName: assessedByName,
          }
        : undefined,
  };
}

export interface TableLine {
  readonly id: string;
  readonly fileName: string;
  readonly broughtAt: Date;
  readonly broughtByName: string;
  readonly assessed: boolean;
}

export async function tables(
  call: Call,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly lines: readonly TableLine[]; readonly total: number }> {
  const own = call.tx.selectFrom('region.assessment').where('countyId', '=', call.county);
  const { total } = await own.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await own
    .select(['id', 'fileName', 'broughtAt', 'broughtByName', 'assessedAt'])
    .orderBy('broughtAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(total),
    lines: rows.map(({ assessedAt, ...line }) => ({ ...line, assessed: assessedAt !== null })),
  };
}

/** How the county's last table was assessed: what its columns were is suggested for the next. */
export async function lastSpec(call: Call): Promise<AssessSpec | undefined> {
  const row = await call.tx
    .selectFrom('region.assessment')
    .select('spec')
    .where('countyId', '=', call.county)
    .where('assessedAt', 'is not', null)
    .orderBy('assessedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.spec ?? undefined) as unknown as AssessSpec | undefined;
}

export async function saveAssessed(
  call: Call,
  id: string,
  { spec, leftOut, ranks }: Pick<AssessedAs, 'spec' | 'leftOut' | 'ranks'>,
): Promise<void> {
  await call.tx
    .updateTable('region.assessment')
    .set({
      spec: JSON.stringify(spec),
      leftOut: [...leftOut],
      ranks: JSON.stringify(ranks),
      assessedAt: call.now,
      assessedByName: call.actor.name,
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}
