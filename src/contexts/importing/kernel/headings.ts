/** One column of a kind, as far as finding it goes. */
export interface Headed {
  readonly zh: string;
  readonly en: string;
  /** Further headings people use. */
  readonly also?: readonly string[];
  readonly optional?: true;
}

/** What a file of refused rows has besides the file's own columns. It is no column of anything when the file comes back. */
export const refusedHeadings = { line: '原行号 line', zh: '原因', en: 'reason' } as const;
const ours: readonly string[] = Object.values(refusedHeadings);

type Lines = readonly { readonly line: number; readonly cells: readonly string[] }[];

/** Where a table's columns are. */
export interface Found {
  /** Index into the lines of the one that names the columns; what stands above it is a title. */
  readonly at: number;
  /** A row's cells by column name; a column that the file does not have reads as empty. */
  read(cells: readonly string[]): Record<string, string>;
  /** Headings that no column has: their cells are not read. */
  readonly ignored: readonly string[];
}

// A roster often has its title and its date in the lines above the headings.
const LOOKED_AT = 10;

/**
 * Finds a kind's columns among the first lines of a file, in Chinese or English, in any order and spelling of case and space.
 * Answers the columns that are missing in the line that has most of them, if none has all.
 */
export function findHeadings(
  columns: Readonly<Record<string, Headed>>,
  lines: Lines,
): Found | { readonly missing: readonly Headed[]; readonly headings: readonly string[] } {
  const tried = lines.slice(0, LOOKED_AT).map(({ cells }, at) => ({ at, ...matched(columns, cells) }));
  const best = tried.toSorted((a, b) => a.missing.length - b.missing.length || a.at - b.at)[0];
  if (!best || best.missing.length > 0)
    return { missing: best?.missing ?? [], headings: best?.headings ?? [] };
  const { at, places, headings } = best;
  return {
    at,
    read: (cells) => Object.fromEntries(places.map((place) => [place.name, cells[place.at] ?? ''])),
    ignored: headings.filter(
      (heading, index) =>
        heading !== '' && !ours.includes(heading) && !places.some((place) => place.at === index),
    ),
  };
}

function matched(columns: Readonly<Record<string, Headed>>, headings: readonly string[]) {
  const found = headings.map(plain);
  const places = Object.entries(columns).map(([name, column]) => {
    const names = new Set([name, column.zh, column.en, ...(column.also ?? [])].map(plain));
    return { name, column, at: found.findIndex((heading) => names.has(heading)) };
  });
  const missing = places.filter(({ at, column }) => at === -1 && !column.optional);
  return { headings, places, missing: missing.map(({ column }) => column) };
}

/** `手机号 *`, `手机号（必填）` and `手机号` are one heading. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((必填|选填|可不填|required|optional)\)/, '')
    .replaceAll(/[\s_*:-]/g, '');
}
