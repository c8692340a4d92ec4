import { csvLines } from './csv-lines.ts';
import type { Line, Read } from './table.ts';
import { xlsxLines } from './xlsx-lines.ts';

// The process that `readTable` starts for one file: it is told the file, tells what it read, and is ended.

/** More lines than any kind takes, with those above the headings: who brings more is told so by its kind. */
const MOST_LINES = 12_000;
/** A workbook may name one long text in a million cells: told in full, it would fill whoever listens. */
const MOST_CHARACTERS = 16_000_000;

process.once('message', async ({ file, columns }: { file: Uint8Array; columns: number }) => {
  // An XLSX file is a zip archive.
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  process.send?.(capped(isZip ? await xlsxLines(file) : csvLines(file, MOST_LINES), columns));
});

function capped(read: Read, columns: number): Read {
  if (!('lines' in read)) return read;
  const lines = read.lines
    .slice(0, MOST_LINES)
    .map(({ line, cells }): Line => ({ line, cells: cells.slice(0, columns) }));
  let characters = 0;
  for (const { cells } of lines) for (const cell of cells) characters += cell.length;
  return characters > MOST_CHARACTERS ? { refused: 'too-large' } : { lines };
}
