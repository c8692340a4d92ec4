import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { without } from './assess-brought.ts';
import { type Assessed, assessSheet } from './assess-sheet.ts';
import type { AssessSpec } from './assess-spec.ts';
import {
  type AssessedAs,
  type BroughtTable,
  lastSpec,
  type TableLine,
  tableById,
  tables,
} from './assessments.ts';
import { codeChanges, type KeptChange } from './code-changes.ts';
import { type Convergence, convergences } from './panel.ts';
import { recoded } from './recoded.ts';
import { refuseSpec } from './spec-refusals.ts';

/** The county's tables of regions, newest first. */
export async function listRegionTables(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<{ readonly lines: readonly TableLine[]; readonly total: number }>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  return ok(await tables(call, page));
}

/** One of them, with how the last one was assessed: what columns of the same name were, they will be again. */
export async function lookAtTable(
  call: Call,
  id: string,
): Promise<
  Outcome<{
    readonly table: BroughtTable;
    readonly suggested: AssessSpec | undefined;
    readonly changes: readonly KeptChange[];
  }>
> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const table = await tableById(call, id);
  if (!table) return refuseSpec('region.no-assessment');
  return ok({
    table,
    suggested: table.assessed?.spec ?? (await lastSpec(call)),
    changes: await codeChanges(call),
  });
}

/** What came out of one that is assessed. */
export interface LookedAtRegions {
  readonly table: BroughtTable;
  readonly as: AssessedAs;
  readonly made: Assessed;
  /** Over the years of the table, where it has them. */
  readonly convergences: readonly Convergence[];
}

export async function lookAtRegions(call: Call, id: string): Promise<Outcome<LookedAtRegions>> {
  const looked = await lookAtTable(call, id);
  if (!looked.ok) return looked;
  return workedOut(looked.value.table);
}

/** What a table comes to by the spec it is assessed with. */
export function workedOut(table: BroughtTable): Outcome<LookedAtRegions> {
  const { assessed } = table;
  if (!assessed) return refuseSpec('region.not-assessed-yet');
  const { spec, leftOut, codes } = assessed;
  const sheet = recoded(without(table, leftOut), spec.unit, codes);
  const made = assessSheet(sheet, spec);
  if (!made.ok) return made;
  return ok({ table, as: assessed, made: made.value, convergences: convergences(sheet, spec) });
}

/** The row of a region by its code. */
export function regionRow({ made }: LookedAtRegions, unit: string): Outcome<number> {
  const row = made.units.indexOf(unit);
  return row < 0 ? refuseSpec('region.no-region', { unit }) : ok(row);
}
