import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { cellText } from './kernel/cell-text.ts';
import type { Read } from './table.ts';

/** What a workbook's parts may be together once unpacked: ten thousand full rows are a fifth of it. */
const MOST_UNPACKED = 48 * 1024 * 1024;

/** The first sheet of a workbook. A cell with a formula is the value that was saved with it: nothing is run. */
export async function xlsxLines(file: Uint8Array): Promise<Read> {
  const workbook = unpacked(file);
  if (workbook === 'unreadable' || workbook === 'too-large') return { refused: workbook };
  const rows = await readSheet(Buffer.from(workbook)).catch(() => undefined);
  if (!rows) return { refused: 'unreadable' };
  return { lines: rows.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })) };
}

/**
 * The same archive without compression, so that the reader cannot be made to unpack more than was counted here: fflate
 * writes no further than the size that the archive's directory states, and these sizes are added up first.
 */
function unpacked(file: Uint8Array): Uint8Array | 'unreadable' | 'too-large' {
  let size = 0;
  try {
    const parts = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        const wanted = name.endsWith('.xml') || name.endsWith('.xml.rels');
        if (wanted) size += originalSize;
        return wanted && size <= MOST_UNPACKED;
      },
    });
    return size > MOST_UNPACKED ? 'too-large' : zipSync(parts, { level: 0 });
  } catch {
    return 'unreadable';
  }
}
