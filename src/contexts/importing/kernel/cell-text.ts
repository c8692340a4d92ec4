// Our own downloads put ' before what a spreadsheet would run: it comes off again when the file comes back.
const GUARD = /^'(?=[=+\-@])/;
// What no eye sees and PostgreSQL or JSON may refuse: control and format characters. Line breaks become spaces before.
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/**
 * A cell as one line of plain text, whatever a spreadsheet made of it: full-width forms become plain ones (NFKC), a moment
 * is `2026-06-01 08:30` in the sheet's own wall time, a number has no exponent and no more digits than Excel keeps (15).
 */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return momentText(cell);
  if (typeof cell === 'number') return numberText(cell);
  return String(cell)
    .normalize('NFKC')
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNSEEN, '')
    .trim()
    .replace(GUARD, '');
}

// A time of day is a fraction in the file: 08:30 comes back as 08:29:59.999.
function momentText(cell: Date): string {
  const time = Math.round(cell.getTime() / 1000) * 1000;
  if (Number.isNaN(time)) return '';
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '');
}

function numberText(cell: number): string {
  const kept = Number(cell.toPrecision(15));
  return Number.isInteger(kept) ? BigInt(kept).toString() : String(kept);
}
