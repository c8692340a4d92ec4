import { AI_DICTIONARY } from './ai-dictionary.ts';
import type { Linter } from './linters/lint.ts';
import { linters } from './linters/linters.ts';

/** Part of an element string's value: digits (N), character set 82 (X), 39 (Y) or file-safe base64 (Z). */
export interface Component {
  readonly type: 'N' | 'X' | 'Y' | 'Z';
  readonly least: number;
  readonly most: number;
  readonly optional: boolean;
  readonly linters: readonly Linter[];
}

/** What GS1 says of one Application Identifier. */
export interface ApplicationIdentifier {
  readonly ai: string;
  readonly title: string;
  /** Of a length every reader knows: no FNC1 is needed behind it. */
  readonly predefined: boolean;
  /** May stand in the query of a Digital Link. */
  readonly attribute: boolean;
  readonly components: readonly Component[];
  /** Of a key of a Digital Link: the qualifiers that may follow it, in their order; one of these lists. */
  readonly qualifiers?: readonly (readonly string[])[];
}

const CHARACTERS = { N: 'csetnumeric', X: 'cset82', Y: 'cset39', Z: 'cset64' } as const;

/** All of them by number. */
export const applicationIdentifiers: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  AI_DICTIONARY.trim().split('\n').flatMap(entry),
);

function entry(line: string): [string, ApplicationIdentifier][] {
  const [, range = '', flags = '', specification = '', title = ''] =
    /^(\d+(?:-\d+)?) (?:([*?]+) )?([^#]+?)(?: # (.+))?$/.exec(line) ?? [];
  const words = specification.split(' ');
  const key = words.find((word) => /^dlpkey(=|$)/.test(word));
  const rest = {
    title,
    predefined: flags.includes('*'),
    attribute: flags.includes('?'),
    components: words.filter((word) => /^\[?[NXYZ](\.\.)?\d/.test(word)).map(component),
    ...(key === undefined ? {} : { qualifiers: qualifiersOf(key) }),
  };
  return numbers(range).map((ai) => [ai, { ai, ...rest }]);
}

function component(word: string): Component {
  const [, open, type, dots, length, named = ''] =
    /^(\[?)([NXYZ])(\.\.)?(\d+)\]?(?:,(.+))?$/.exec(word) ?? [];
  const kind = type as Component['type'];
  const most = Number(length);
  return {
    type: kind,
    least: dots ? 1 : most,
    most,
    optional: open === '[',
    linters: [CHARACTERS[kind], ...named.split(',')].flatMap((name) => linters[name] ?? []),
  };
}

function qualifiersOf(key: string): string[][] {
  const [, lists = ''] = key.split('=');
  return lists.split('|').map((list) => list.split(',').filter(Boolean));
}

function numbers(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(first.length, '0'));
}
