import { applicationIdentifiers, type Component } from './application-identifier.ts';

/** One run of a value in the compressed form: digits or characters, of a fixed length or of a length that is written. */
export interface Run {
  readonly digits: boolean;
  readonly most: number;
  readonly fixed: boolean;
}

/**
 * How the value of an AI is compressed (GS1 Digital Link: compression, table F): its components, neighbours of one kind taken
 * together, and those that may be missing counted as one run with a length.
 */
export function runsOf(ai: string): readonly Run[] | undefined {
  const components = applicationIdentifiers.get(ai)?.components;
  return components && merged(components.map(run));
}

function run({ type, most, least, optional }: Component): Run {
  return { digits: type === 'N', most, fixed: least === most && !optional };
}

function merged(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const next of runs) {
    const before = found.at(-1);
    const joins =
      before &&
      before.digits === next.digits &&
      (before.fixed === next.fixed || (!next.digits && before.fixed));
    if (before && joins) found[found.length - 1] = { ...next, most: before.most + next.most };
    else found.push(next);
  }
  return found;
}

/** Bits of a length of at most `most` (§ 5.3: log2, rounded up, of what is a little more). */
export function lengthBits(most: number): number {
  return Math.ceil(Math.log2(most) + 0.01);
}

/** Bits of a number of so many digits. */
export function digitBits(digits: number): number {
  return Math.ceil(digits * Math.log2(10) + 0.01);
}

/** Sequences of AIs that one byte stands for (table Opt). */
export const sequences: Readonly<Record<string, readonly string[]>> = {
  ...{ '0A': ['01', '22'], '0B': ['01', '10'], '0C': ['01', '21'], '0D': ['01', '17'], '0E': ['01', '7003'] },
  ...{ '0F': ['01', '30'], '1A': ['01', '10', '21', '17'], '1B': ['01', '15'], '1C': ['01', '11'] },
  ...{ '1D': ['01', '16'], '1E': ['01', '91'], '1F': ['01', '10', '15'] },
  ...pairs('2A', 6, '01', 3100),
  ...pairs('3A', 6, '01', 3200),
  ...{ '9A': ['8010', '8011'], '9B': ['8017', '8019'], '9C': ['8018', '8019'], '9D': ['414', '254'] },
  ...pairs('A0', 10, '01', 3920),
  ...pairs('C0', 10, '255', 3900),
  ...pairs('CA', 4, '255', 3940),
};

function pairs(first: string, count: number, key: string, ai: number): Record<string, readonly string[]> {
  const code = Number.parseInt(first, 16);
  return Object.fromEntries(
    Array.from({ length: count }, (_, step) => [
      (code + step).toString(16).toUpperCase().padStart(2, '0'),
      [key, String(ai + step)],
    ]),
  );
}

/** The alphabets of a text's characters, the narrowest first; each has its number, and the bits a character takes. No text is ASCII. */
export const alphabets = [
  { number: 0, bits: 0, fits: /^\d+$/, characters: '0123456789' },
  { number: 2, bits: 4, fits: /^[0-9A-F]+$/, characters: '0123456789ABCDEF' },
  { number: 1, bits: 4, fits: /^[0-9a-f]+$/, characters: '0123456789abcdef' },
  { number: 3, bits: 6, fits: /^[\w-]+$/, characters: base64() },
  { number: 4, bits: 7, fits: /^[\0-\x7f]*$/, characters: ascii() },
] as const;

/** File-safe base64 (RFC 4648 § 5). */
export function base64(): string {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
}

function ascii(): string {
  return String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
}
