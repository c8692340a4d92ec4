import { type CodeChange, followCode } from '../kernel/codes/follow-code.ts';
import type { Sheet } from '../kernel/sheet/sheet.ts';

/** What the codes of a table are read as: only those that changed and can be followed. */
export function codesRead(
  { headings, rows }: Sheet,
  unit: string,
  changes: readonly CodeChange[],
): Record<string, string> {
  const at = headings.indexOf(unit);
  const old = new Set(changes.map((change) => change.old));
  const codes = new Set(rows.map(({ cells }) => cells[at] ?? '').filter((code) => old.has(code)));
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const followed = followCode(code, changes);
      return 'code' in followed && followed.code !== code ? [[code, followed.code]] : [];
    }),
  );
}

/** The table with its codes as they are read today. */
export function recoded(
  { headings, rows }: Sheet,
  unit: string,
  codes: Readonly<Record<string, string>>,
): Sheet {
  const at = headings.indexOf(unit);
  if (at < 0 || Object.keys(codes).length === 0) return { headings, rows };
  return {
    headings,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, column) => (column === at ? (codes[cell] ?? cell) : cell)),
    })),
  };
}
