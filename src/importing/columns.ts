import { type Outcome, ok } from '#shared/outcome.ts';
import type { Kind } from './kind.ts';
import { refuse } from './refusals.ts';

export interface Columns {
  /** A row's cells by column name; a column that the file does not have reads as empty. */
  read(cells: readonly string[]): Record<string, string>;
  readonly ignored: readonly string[];
}

/** Finds a kind's columns among the headings of a file, in Chinese or English, in any order and spelling of case and space. */
export function matchColumns({ columns }: Kind, headings: readonly string[]): Outcome<Columns> {
  const found = headings.map(plain);
  const places = Object.entries(columns).map(([name, { zh, en, also = [], optional }]) => {
    const names = new Set([name, zh, en, ...also].map(plain));
    return { name, zh, en, optional, at: found.findIndex((heading) => names.has(heading)) };
  });
  const missing = places.filter(({ at, optional }) => at === -1 && !optional);
  if (missing.length > 0) {
    return refuse('import.columns-missing', {
      zh: missing.map(({ zh }) => zh).join('、'),
      en: missing.map(({ en }) => en).join(', '),
    });
  }
  return ok({
    read: (cells) => Object.fromEntries(places.map(({ name, at }) => [name, cells[at] ?? ''])),
    ignored: headings.filter((heading, at) => heading !== '' && !places.some((place) => place.at === at)),
  });
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
}
