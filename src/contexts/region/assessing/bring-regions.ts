import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { outlinesOf } from '../kernel/drawing/outlines.ts';
import { type SheetRow, sheetFrom } from '../kernel/sheet/sheet.ts';
import { rights } from '../rights.ts';
import { insertTable } from './assessments.ts';
import { refuseSpec } from './spec-refusals.ts';

const LONGEST_NAME = 120;

/**
 * Keeps a table of regions as it was read, with their boundaries where a file of them came along (its JSON). A shape is found by a code
 * that stands in any cell of the table. Answers its id.
 */
export async function bringRegions(
  call: Call,
  {
    id,
    fileName,
    lines,
    boundaries,
  }: {
    readonly id: string;
    readonly fileName: string;
    readonly lines: readonly SheetRow[];
    readonly boundaries?: unknown;
  },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const sheet = sheetFrom(lines);
  if (!sheet.ok) return sheet;
  const { headings, rows } = sheet.value;
  const cells = [...new Set(rows.flatMap((row) => row.cells))];
  const outlines = boundaries === undefined ? undefined : outlinesOf(boundaries, cells);
  if (boundaries !== undefined && !outlines) return refuseSpec('region.boundaries-unread');
  const table = { id, fileName: fileName.slice(0, LONGEST_NAME), headings, rows, boundaries: outlines };
  if (await insertTable(call, table)) await recordHelpedAct(call, 'assess-regions', table.fileName);
  return ok({ id });
}
