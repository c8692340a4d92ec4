import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { dayOf, timeOf } from '#shared/instant.ts';

/** A column of a table that people take away: its heading in their language, and each row's cell; an instant is told by the clock of the county. */
export interface SheetColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | Date | null | undefined;
}

/** A second sheet beside the table, for whoever fills it in: in XLSX only, for CSV has no place for it. */
export interface Notes {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface Sheet<Row> {
  /** File name without its ending; may be Chinese. */
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The rows as a file to download: `?format=xlsx`, else CSV (UTF-8 with its mark, so that Excel reads Chinese).
 * A cell that a spreadsheet would run as a formula is kept as text.
 */
export async function sheetResponse<Row>(url: URL, sheet: Sheet<Row>, notes?: Notes): Promise<Response> {
  const table = [
    sheet.columns.map((column) => plain(column.heading)),
    ...sheet.rows.map((row) => sheet.columns.map((column) => plain(column.cell(row)))),
  ];
  if (url.searchParams.get('format') !== 'xlsx') {
    const text = stringify(table, { quoted_match: OTHER_SEPARATOR });
    return file(`${sheet.name}.csv`, 'text/csv; charset=utf-8', `\uFEFF${text}`);
  }
  const sheets = [{ sheet: sheetName(sheet.name), ...cellsOf(table) }];
  if (notes) sheets.push({ sheet: sheetName(notes.name), ...cellsOf(notes.rows) });
  const workbook = await writeExcelFile(sheets).toBuffer();
  return file(`${sheet.name}.xlsx`, XLSX, new Uint8Array(workbook));
}

// Where lists are separated by semicolons, Excel would split an unquoted `a;=1+1` and run its second half.
const OTHER_SEPARATOR = /[;\t]/;

// As Excel allows: at most 31 characters, none of these.
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

/** The rows with a bold head, their columns as wide as what stands in them, up to what a screen holds. */
function cellsOf(table: readonly (readonly (string | number)[])[]) {
  const data = table.map((row, at) =>
    row.map((value) => {
      if (typeof value === 'number') return { value, type: Number };
      if (value === '') return null;
      return { value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) };
    }),
  );
  const columns = (table[0] ?? []).map((_, at) => ({
    width: Math.min(WIDEST, table.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), 0) + 2),
  }));
  return { data, columns };
}

const WIDEST = 48;

/** In characters of Latin text, of which a Chinese one takes two. */
function widthOf(value: string | number): number {
  return [...String(value)].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
}

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

function plain(value: string | number | Date | null | undefined): string | number {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return `${dayOf(value)} ${timeOf(value)}`;
  if (typeof value === 'string' && FORMULA.test(value) && !NUMBER.test(value)) return `'${value}`;
  return value;
}

function file(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });
}
