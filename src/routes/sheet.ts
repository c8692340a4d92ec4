import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { dayOf, timeOf } from '#shared/instant.ts';

/** A column of a table that people take away: its heading in their language, and each row's cell; an instant is told by the clock of the county. */
export interface SheetColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | Date | null | undefined;
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
export async function sheetResponse<Row>(url: URL, sheet: Sheet<Row>): Promise<Response> {
  const table = sheet.rows.map((row) => sheet.columns.map((column) => plain(column.cell(row))));
  const headings = sheet.columns.map((column) => column.heading);
  if (url.searchParams.get('format') !== 'xlsx') {
    return file(`${sheet.name}.csv`, 'text/csv; charset=utf-8', `\uFEFF${stringify([headings, ...table])}`);
  }
  const head = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = table.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : value === '' ? null : { value, type: String },
    ),
  );
  const workbook = await writeExcelFile([head, ...body]).toBuffer();
  return file(`${sheet.name}.xlsx`, XLSX, new Uint8Array(workbook));
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
