import { sentenceOf } from '../routes/refusals.ts';
import type { Sheet } from '../routes/sheet.ts';
import type { Imported, RowDone } from './import-rows.ts';

/** The refused rows as they came, each with its line and its reason: corrected, the file can be imported as it is. */
export function refusedSheet({ headings, rows }: Imported, name: string): Sheet<RowDone> {
  return {
    name,
    rows: rows.filter((row) => row.done === 'refused'),
    columns: [
      ...headings.map((heading, at) => ({ heading, cell: (row: RowDone) => row.cells[at] })),
      { heading: '原行号 line', cell: (row) => row.line },
      { heading: '原因', cell: (row) => reason(row, 'zh') },
      { heading: 'reason', cell: (row) => reason(row, 'en') },
    ],
  };
}

/** Why a row was refused and what to do, as one line; empty when it was not. */
export function reason({ refusal }: RowDone, lang: 'zh' | 'en'): string {
  if (!refusal) return '';
  const { what, why, next } = sentenceOf(refusal, lang);
  return lang === 'zh' ? `${what}：${why}。${next}。` : `${what}: ${why}. ${next}.`;
}
