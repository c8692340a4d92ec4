import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { importRows, keep } from './import-rows.ts';
import { replaceRows } from './imported-rows.ts';
import { insertImport, saveCounts } from './imports.ts';
import { rowId } from './kernel/row-id.ts';
import { type KindName, kinds } from './kinds/kinds.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { sheetOf } from './sheet.ts';
import type { Table } from './table.ts';

export interface Bringing {
  /** Made where the form is made: the same file sent twice with it is one import, another file is another. */
  readonly key: string;
  readonly kind: KindName;
  readonly fileName: string;
  readonly table: Table;
}

const LONGEST_NAME = 120;

/**
 * Keeps a table that somebody brought, with what would become of each row, and writes nothing else: `commitImport` does.
 * Answers the import's id.
 */
export async function bringTable(call: Call, input: Bringing): Promise<Outcome<{ readonly id: string }>> {
  const { actor } = call;
  const kind = kinds[input.kind];
  const { personId, organisationId } = actor;
  const allowed = may(actor, rights['import-tables']) && may(actor, kind.roles);
  if (!allowed || personId === undefined || organisationId === undefined)
    return refuse('import.not-allowed', { zh: kind.zh, en: kind.en });
  const sheet = sheetOf(kind, input.table);
  if (!sheet.ok) return sheet;
  const { sha256 } = input.table;
  const id = rowId(call.county, 'import', personId, input.key, input.kind, sha256);
  const brought = {
    ...{ id, kind: input.kind, sha256, organisationId, personId },
    fileName: input.fileName.slice(0, LONGEST_NAME),
    headings: sheet.value.headings,
    personName: actor.name,
  };
  if (!(await insertImport(call, brought))) return ok({ id });
  const looked = await importRows(call, input.kind, sheet.value, keep.nothing);
  if (!looked.ok) return looked;
  await saveCounts(call, id, looked.value);
  await replaceRows(call, id, looked.value.rows);
  await recordHelpedAct(call, 'import-tables', brought.fileName);
  return ok({ id });
}
