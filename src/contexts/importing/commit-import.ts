import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { KEPT_DAYS } from './forget-rows.ts';
import { importRows, type RowDone } from './import-rows.ts';
import { replaceRows, rowsOf } from './imported-rows.ts';
import { lockImport, saveCommitted, saveCounts } from './imports.ts';
import { ownImport } from './own-import.ts';
import { refuse } from './refusals.ts';

/**
 * Writes the rows of an import that can be, all of them in the caller's transaction, if each still fares as its preview said.
 * When the county has changed since, nothing is written and the preview is made anew: `written` is false. Confirmed twice,
 * it is written once.
 */
export async function commitImport(
  call: Call,
  input: { readonly id: string },
): Promise<Outcome<{ readonly written: boolean }>> {
  const own = ownImport(call, await lockImport(call, input.id));
  if (!own.ok) return own;
  const { id, kind, headings, fileName, committed } = own.value;
  if (committed) return ok({ written: true });
  const seen = await rowsOf(call, id, 'all');
  if (seen.length === 0) return refuse('import.forgotten', { days: KEPT_DAYS });
  const imported = await importRows(call, kind, { headings, rows: seen }, (rows) => agree(rows, seen));
  if (!imported.ok) return imported;
  await saveCounts(call, id, imported.value);
  await replaceRows(call, id, imported.value.rows);
  if (!imported.value.written) return ok({ written: false });
  await saveCommitted(call, id, call.actor.name);
  await recordHelpedAct(call, 'import-tables', fileName);
  return ok({ written: true });
}

/** Does each row fare as before? Both are in the order of the file. */
function agree(rows: readonly RowDone[], seen: readonly RowDone[]): boolean {
  return rows.every((row, at) => fareOf(row) === fareOf(seen[at]));
}

function fareOf(row: RowDone | undefined): string {
  return JSON.stringify([row?.line, row?.done, row?.differs, row?.refusal?.code]);
}
