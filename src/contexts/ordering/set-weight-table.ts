import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { sentence } from './kernel/sentence.ts';
import type { LooseTable, PrepackedTable, WeightTables } from './kernel/weight-tables.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { saveWeightTable, sourceOf, weightTables } from './weight-tables.ts';

export type TableToSet =
  | { readonly law: 'loose'; readonly rows: LooseTable }
  | { readonly law: 'prepacked'; readonly rows: PrepackedTable };

/** The tables in force with where they come from: open to everybody, as the laws are. */
export async function weightRules(
  call: Call,
): Promise<WeightTables & { readonly sources: Record<keyof WeightTables, { zh: string; en: string }> }> {
  const sources = { loose: await sourceOf(call, 'loose'), prepacked: await sourceOf(call, 'prepacked') };
  return { ...(await weightTables(call)), sources };
}

/**
 * Sets one law's table from a day on, with where it was read: a correction or a newer text needs no release. By the county's officers.
 * Refuses `ordering.table-invalid`.
 */
export async function setWeightTable(
  call: Call,
  input: TableToSet & { readonly validFrom: Day; readonly source: string },
): Promise<Outcome<undefined, OrderingRefusal>> {
  if (!may(call.actor, rights['set-weight-tables'])) return refuse('ordering.not-allowed');
  const source = sentence(input.source);
  if (source === undefined) return refuse('ordering.words-too-long', { most: 200 });
  if (source === '') return refuse('ordering.reason-missing');
  const lists = input.law === 'loose' ? input.rows.map(({ rows }) => rows) : [input.rows];
  const rising = lists.every(
    (rows) =>
      rows.length > 0 && rows.every(({ upToGrams }, index) => upToGrams > (rows[index - 1]?.upToGrams ?? 0)),
  );
  if (lists.length === 0 || !rising) return refuse('ordering.table-invalid');
  await saveWeightTable(call, { ...input, source });
  return ok();
}
