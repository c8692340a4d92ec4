import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import type { CodeChange } from '../kernel/codes/follow-code.ts';
import type { SheetRow } from '../kernel/sheet/sheet.ts';
import { rights } from '../rights.ts';
import { refuseSpec } from './spec-refusals.ts';

export interface KeptChange extends CodeChange {
  readonly note: string;
}

/** The county’s list of codes that changed, by the old code. */
export async function codeChanges(call: Call): Promise<readonly KeptChange[]> {
  const rows = await call.tx
    .selectFrom('region.codeChange')
    .select(['oldCode', 'newCode', 'year', 'note'])
    .where('countyId', '=', call.county)
    .orderBy('oldCode')
    .orderBy('newCode')
    .execute();
  return rows.map(({ oldCode, newCode, year, note }) => ({ old: oldCode, into: newCode, year, note }));
}

export interface RefusedChange {
  readonly line: number;
  readonly refusal: Refusal;
}

/**
 * Takes a table of changes: old code, new code, year, note, its first line naming the columns. What can be used is added (known ones stay as they
 * are), every other row is told with its reason.
 */
export async function bringCodeChanges(
  call: Call,
  lines: readonly SheetRow[],
): Promise<Outcome<{ readonly added: number; readonly refused: readonly RefusedChange[] }>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const refused: RefusedChange[] = [];
  const taken = new Map<string, CodeChange & { note: string }>();
  for (const { line, cells } of lines.slice(1)) {
    const [old = '', into = '', year = '', note = ''] = cells.map((cell) => cell.trim());
    const when = /^\d{4}$/.test(year) ? Number(year) : 0;
    if (old === '' || into === '' || old === into) {
      refused.push({ line, ...refuseSpec('region.code-change-wrong', { line, text: `${old} → ${into}` }) });
    } else if (when < 1900 || when > 2200) {
      refused.push({ line, ...refuseSpec('region.code-year-wrong', { line, text: year || '–' }) });
    } else taken.set(`${old} ${into}`, { old, into, year: when, note: note.slice(0, 200) });
  }
  const known = new Set((await codeChanges(call)).map(({ old, into }) => `${old} ${into}`));
  const fresh = [...taken].filter(([key]) => !known.has(key)).map(([, change]) => change);
  if (fresh.length > 0) {
    await insertRows(
      call.tx,
      'region.codeChange',
      fresh.map(({ old, into, year, note }) => ({
        countyId: call.county,
        oldCode: old,
        newCode: into,
        year,
        note,
        broughtAt: call.now,
        broughtByName: call.actor.name,
      })),
      // Brought twice at once, each is added once.
      'on conflict do nothing',
    );
    await recordHelpedAct(call, 'assess-regions', String(fresh.length));
  }
  return ok({ added: fresh.length, refused });
}
