import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';

/** A table as text: formulas are never run, an XLSX cell is the value that was saved with it. */
export interface Table {
  readonly headings: readonly string[];
  /** `line`: where the row ends in the file, the first being 1. Rows without any text are left out. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export const MOST_ROWS = 5_000;

/** Reads CSV (UTF-8, or GB18030 as older Chinese spreadsheets save it) or the first sheet of an XLSX file. */
export async function readTable(file: Uint8Array): Promise<Outcome<Table>> {
  const lines = await (isZip(file) ? xlsxLines(file) : csvLines(file)).catch(() => undefined);
  const [head, ...rows] = (lines ?? []).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!head) return refuse('import.unreadable');
  if (rows.length > MOST_ROWS) return refuse('import.too-many-rows', { most: MOST_ROWS });
  return ok({ headings: head.cells, rows });
}

// An XLSX file is a zip archive.
function isZip(file: Uint8Array): boolean {
  return file[0] === 0x50 && file[1] === 0x4b;
}

async function xlsxLines(file: Uint8Array): Promise<Table['rows']> {
  const [sheet] = await readXlsx(Buffer.from(file));
  return (sheet?.data ?? []).map((row, index) => ({ line: index + 1, cells: row.map(cellText) }));
}

async function csvLines(file: Uint8Array): Promise<Table['rows']> {
  const records: unknown = parse(decoded(file), {
    bom: true,
    delimiter: [',', ';', '\t'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
    line: info.lines,
    cells: record.map(cellText),
  }));
}

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(file);
  }
}

// Our own downloads put ' before what a spreadsheet would run: it comes off again when the file comes back.
const GUARD = /^'(?=[=+\-@\t\r])/;

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '');
  return String(cell).normalize('NFKC').trim().replace(GUARD, '');
}
