import { CsvError, parse } from 'csv-parse/sync';
import { cellText } from './kernel/cell-text.ts';
import type { Read } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const LOOKED_AT = 10;

/**
 * CSV as spreadsheets save it: UTF-8, UTF-16 or GB18030 (what Excel in China writes), separated by comma, semicolon or tab.
 * At most `most` records are read.
 */
export function csvLines(file: Uint8Array, most: number): Read {
  const text = decoded(file);
  // No text has a NUL: this is a picture, a database or an archive.
  if (text === undefined || text.includes('\0')) return { refused: 'unreadable' };
  try {
    const delimiter = widest(text);
    const records: unknown = parse(text, { ...options(delimiter, most), info: true });
    const lines = (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record.map(cellText),
    }));
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? { refused: 'quote-open', line: Number(error.lines ?? 1) }
      : { refused: 'unreadable' };
  }
}

function options(delimiter: string, to: number) {
  return {
    delimiter,
    to,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
}

/** The separator that makes the most cells of a line near the top: a semicolon inside a cell does not make a table. */
function widest(text: string): string {
  const widths = DELIMITERS.map((delimiter) => {
    const top: string[][] = parse(text, options(delimiter, LOOKED_AT));
    return { delimiter, width: Math.max(0, ...top.map((record) => record.length)) };
  });
  return widths.toSorted((a, b) => b.width - a.width)[0]?.delimiter ?? ',';
}

function decoded(file: Uint8Array): string | undefined {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', file);
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', file);
  return decodedAs('utf-8', file) ?? decodedAs('gb18030', file);
}

function decodedAs(encoding: string, file: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}
