import type { LineFault } from './line-fault.ts';

/** One row under a file's headings. `at` gives a column's text without the space around it, empty where there is none. */
export interface Row {
  readonly row: number;
  at(column: string): string;
}

/** The rows of a comma-separated file (RFC 4180; a byte order mark and spaces before a quote are let pass). */
export function csvRows(file: string, text: string, columns: readonly string[]): Row[] | LineFault {
  const records = recordsOf(text);
  if (typeof records === 'number') return { code: 'not-csv', file, row: records, at: '"' };
  const headings = (records[0]?.cells ?? []).map((heading) => heading.trim());
  const missing = columns.find((column) => !headings.includes(column));
  if (missing) return { code: 'no-such-column', file, row: 1, at: missing };
  const place = new Map(headings.map((heading, index) => [heading, index]));
  return records.slice(1).map(({ row, cells }) => ({
    row,
    at: (column) => cells[place.get(column) ?? -1]?.trim() ?? '',
  }));
}

interface Record {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Every record with the line it begins on; the line of a quote that is never closed. */
function recordsOf(text: string): Record[] | number {
  const records: Record[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; at < text.length; ) {
    const [row, cells] = [line, [] as string[]];
    for (let more = true; more; ) {
      while (text[at] === ' ') at++;
      let cell = '';
      if (text[at] === '"') {
        for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
          if (at >= text.length) return row;
          if (text[at] === '"') at++;
          if (text[at] === '\n') line++;
          cell += text[at];
        }
        at++;
      }
      const from = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++;
      cells.push(cell + text.slice(from, at));
      more = text[at] === ',';
      at++;
    }
    line++;
    if (cells.length > 1 || cells[0]?.trim()) records.push({ row, cells });
  }
  return records;
}
