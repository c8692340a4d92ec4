import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Outlines } from '../kernel/drawing/outlines.ts';
import type { SheetRow } from '../kernel/sheet/sheet.ts';
import type { AssessSpec } from './assess-spec.ts';
import type { KeptClusters } from './clusters-of.ts';

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
  /** Since when everybody may read it. */
  readonly publishedAt: Date | undefined;
}

export interface AssessedAs {
  readonly spec: AssessSpec;
  readonly leftOut: readonly number[];
  readonly ranks: KeptRanks;
  /** Where its boundaries say who borders on whom. */
  readonly clusters: KeptClusters | undefined;
  /** What codes were read as: {old: today’s}. */
  readonly codes: Readonly<Record<string, string>>;
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
  }: Omit<BroughtTable, 'assessed' | 'broughtAt' | 'broughtByName' | 'publishedAt'>,
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
    publishedAt: row.publishedAt ?? undefined,
    assessed:
      spec && ranks && assessedAt && assessedByName !== null
        ? {
            spec: spec as unknown as AssessSpec,
            ranks: ranks as unknown as KeptRanks,
            clusters: (row.clusters ?? undefined) as unknown as KeptClusters | undefined,
            codes: (row.codes ?? {}) as unknown as Record<string, string>,
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
  readonly published: boolean;
}

export async function tables(
  call: Call,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly lines: readonly TableLine[]; readonly total: number }> {
  const own = call.tx.selectFrom('region.assessment').where('countyId', '=', call.county);
  const { total } = await own.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await own
    .select(['id', 'fileName', 'broughtAt', 'broughtByName', 'assessedAt', 'publishedAt'])
    .orderBy('broughtAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(total),
    lines: rows.map(({ assessedAt, publishedAt, ...line }) => ({
      ...line,
      assessed: assessedAt !== null,
      published: publishedAt !== null,
    })),
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
  {
    spec,
    leftOut,
    ranks,
    clusters,
    codes,
  }: Pick<AssessedAs, 'spec' | 'leftOut' | 'ranks' | 'clusters' | 'codes'>,
): Promise<void> {
  await call.tx
    .updateTable('region.assessment')
    .set({
      spec: JSON.stringify(spec),
      leftOut: [...leftOut],
      codes: JSON.stringify(codes),
      ranks: JSON.stringify(ranks),
      clusters: clusters ? JSON.stringify(clusters) : null,
      assessedAt: call.now,
      assessedByName: call.actor.name,
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** Assessed tables that were brought before one, the latest first. */
export async function earlierTables(
  call: Call,
  { id, broughtAt }: Pick<BroughtTable, 'id' | 'broughtAt'>,
  { publishedOnly, limit }: { readonly publishedOnly: boolean; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await call.tx
    .selectFrom('region.assessment')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '<>', id)
    .where('broughtAt', '<', broughtAt)
    .where('assessedAt', 'is not', null)
    .$if(publishedOnly, (query) => query.where('publishedAt', 'is not', null))
    .orderBy('broughtAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
