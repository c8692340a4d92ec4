import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { RowDone } from './import-rows.ts';
import { type RowFilter, rowsOf } from './imported-rows.ts';
import { type Import, importById } from './imports.ts';
import { ownImport } from './own-import.ts';

export interface ImportLookedAt {
  readonly import: Import;
  /** In the order of the file. None once they were forgotten. */
  readonly rows: readonly RowDone[];
}

/** An import with those of its rows that are asked for: one page of them, or all. */
export async function lookAtImport(
  call: Call,
  input: {
    readonly id: string;
    readonly filter: RowFilter;
    readonly page?: { readonly limit: number; readonly offset: number };
  },
): Promise<Outcome<ImportLookedAt>> {
  const own = ownImport(call, await importById(call, input.id));
  if (!own.ok) return own;
  return ok({ import: own.value, rows: await rowsOf(call, input.id, input.filter, input.page) });
}
