import type { FileFault } from './file-fault.ts';
import { numbersOf } from './numbers.ts';

export interface VisitRow {
  readonly line: number;
  readonly numbers: readonly number[];
}

/** The rows of a file's places, each of `width` numbers; text rows such as headings are passed over only before the first. No service takes less than no time. */
export function visitRows(lines: readonly string[], from: number, width: number): VisitRow[] | FileFault {
  const rows: VisitRow[] = [];
  const seen = new Set<number>();
  for (const [index, text] of lines.entries()) {
    if (index < from || text.trim() === '') continue;
    const numbers = numbersOf(text);
    if (numbers?.length === width && (numbers[6] ?? 0) >= 0) {
      const [number = 0] = numbers;
      if (seen.has(number)) return { code: 'unmatched-number', line: index + 1, at: String(number) };
      seen.add(number);
      rows.push({ line: index + 1, numbers });
    } else if (numbers || rows.length > 0 || /^\s*([-+.\d]|nan)/i.test(text))
      return { code: 'wrong-row', line: index + 1, at: text.trim() };
  }
  return rows.length > 0 ? rows : { code: 'no-depot', line: lines.length, at: '' };
}

/** A window that closes before it opens. */
export function windowFault(rows: readonly VisitRow[]): FileFault | null {
  const wrong = rows.find(({ numbers }) => (numbers[4] ?? 0) > (numbers[5] ?? 0));
  return wrong ? { code: 'impossible-window', line: wrong.line, at: String(wrong.numbers[0]) } : null;
}
