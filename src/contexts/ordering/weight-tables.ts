import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import {
  LAWS,
  type LooseTable,
  type PrepackedTable,
  WEIGHT_TABLES,
  type WeightTables,
} from './kernel/weight-tables.ts';

export type Law = keyof WeightTables;

/** The tables in force today: the county's own reading of a law where it set one, else what the product brings. */
export async function weightTables(call: Call): Promise<WeightTables> {
  const rows = await call.tx
    .selectFrom('ordering.weightTable')
    .select(['law', 'rows'])
    .distinctOn('law')
    .where('countyId', '=', call.county)
    .where('validFrom', '<=', dayOf(call.now))
    .orderBy('law')
    .orderBy('validFrom', 'desc')
    .execute();
  const set = (law: Law) => rows.find((row) => row.law === law)?.rows;
  return {
    loose: (set('loose') as LooseTable | undefined) ?? WEIGHT_TABLES.loose,
    prepacked: (set('prepacked') as PrepackedTable | undefined) ?? WEIGHT_TABLES.prepacked,
  };
}

/** Where a table in force comes from, as it is shown beside it. */
export async function sourceOf(call: Call, law: Law): Promise<{ readonly zh: string; readonly en: string }> {
  const row = await call.tx
    .selectFrom('ordering.weightTable')
    .select('source')
    .where('countyId', '=', call.county)
    .where('law', '=', law)
    .where('validFrom', '<=', dayOf(call.now))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { zh: row.source, en: row.source } : LAWS[law];
}

export async function saveWeightTable(
  call: Call,
  table: {
    readonly validFrom: Day;
    readonly source: string;
  } & (
    | { readonly law: 'loose'; readonly rows: LooseTable }
    | { readonly law: 'prepacked'; readonly rows: PrepackedTable }
  ),
): Promise<void> {
  const { law, validFrom, source, rows } = table;
  const row = {
    source,
    rows: JSON.stringify(rows),
    changedAt: call.now,
    changedByName: nameOnRecord(call.actor),
  };
  await call.tx
    .insertInto('ordering.weightTable')
    .values({ countyId: call.county, law, validFrom, ...row })
    .onConflict((conflict) => conflict.columns(['countyId', 'law', 'validFrom']).doUpdateSet(row))
    .execute();
}
