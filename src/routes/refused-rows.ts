import { type RowDone, refusedHeadings } from '#importing';
import { sentenceOf } from './refusals.ts';
import type { Sheet } from './sheet.ts';

const ours: readonly string[] = Object.values(refusedHeadings);

/** The refused rows as they came, each with its line and its reason: corrected, the file can be imported as it is. */
export function refusedRows(
  name: string,
  headings: readonly string[],
  rows: readonly RowDone[],
): Sheet<RowDone> {
  return {
    name,
    rows: rows.filter((row) => row.done === 'refused'),
    columns: [
      ...headings
        .map((heading, at) => ({ heading, cell: (row: RowDone) => row.cells[at] }))
        // A file that was mended and brought again has our columns of last time.
        .filter(({ heading }) => !ours.includes(heading)),
      { heading: refusedHeadings.line, cell: (row) => row.line },
      { heading: refusedHeadings.zh, cell: (row) => reason(row, 'zh') },
      { heading: refusedHeadings.en, cell: (row) => reason(row, 'en') },
    ],
  };
}

/** Why a row was refused and what to do, as one line; empty when it was not. */
export function reason({ refusal }: RowDone, lang: 'zh' | 'en'): string {
  if (!refusal) return '';
  const { what, why, next } = sentenceOf(refusal, lang);
  return lang === 'zh' ? `${what}：${why}。${next}。` : `${what}: ${why}. ${next}.`;
}
