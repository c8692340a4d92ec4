import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { outlinesOf } from '../kernel/drawing/outlines.ts';
import { type SheetRow, sheetFrom } from '../kernel/sheet/sheet.ts';
import { rights } from '../rights.ts';
import { insertTable } from './assessments.ts';
import { besideOwnFacts, ownFacts, ownFactsAlone } from './own-facts.ts';
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
    withOwnFacts = false,
  }: {
    readonly id: string;
    readonly fileName: string;
    readonly lines: readonly SheetRow[];
    readonly boundaries?: unknown;
    /** The platform’s own figures of the county’s townships stand beside the table’s, as they are now; without lines they are the table. */
    readonly withOwnFacts?: boolean;
  },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const facts = withOwnFacts ? await ownFacts(call) : undefined;
  const sheet = sheetFrom(facts && lines.length === 0 ? ownFactsAlone(facts) : lines);
  if (!sheet.ok) return sheet;
  const { headings, rows } = facts && lines.length > 0 ? besideOwnFacts(sheet.value, facts) : sheet.value;
  const cells = [...new Set(rows.flatMap((row) => row.cells))];
  const outlines = boundaries === undefined ? undefined : outlinesOf(boundaries, cells);
  if (boundaries !== undefined && !outlines) return refuseSpec('region.boundaries-unread');
  const table = { id, fileName: fileName.slice(0, LONGEST_NAME), headings, rows, boundaries: outlines };
  if (await insertTable(call, table)) await recordHelpedAct(call, 'assess-regions', table.fileName);
  return ok({ id });
}
