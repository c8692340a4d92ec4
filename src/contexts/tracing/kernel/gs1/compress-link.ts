import { arranged, GS1_STEM, pathText } from './build-digital-link.ts';
import {
  alphabets,
  base64,
  digitBits,
  lengthBits,
  type Run,
  runsOf,
  sequences,
} from './compression-format.ts';
import type { Element } from './element.ts';
import { escaped } from './escaping.ts';
import { type Read, read } from './syntax-fault.ts';

export interface Compression {
  readonly stem?: string;
  /** The key stays readable; its qualifiers and attributes are compressed behind it. */
  readonly readableKey?: boolean;
  /** Lets one byte stand for a usual sequence of AIs. */
  readonly sequences?: boolean;
  /** What the query says besides AIs; it stays in the query. */
  readonly others?: readonly (readonly [name: string, value: string])[];
}

/** The compressed Digital Link of these elements (GS1 Digital Link: compression). */
export function compressLink(elements: readonly Element[], how: Compression = {}): Read<string> {
  const parts = arranged(elements);
  if (!parts.ok) return parts;
  const { path, attributes } = parts.value;
  const [key, ...qualifiers] = path;
  const readable = how.readableKey && key ? [key] : [];
  const packed = [...(readable.length > 0 ? qualifiers : path), ...attributes];
  const body = packed.length === 0 ? '' : `/${inBase64(bitsOf(packed, how.sequences ?? false))}`;
  const others = (how.others ?? []).map(
    ([name, value]) => `${escaped(name, 'query')}=${escaped(value, 'query')}`,
  );
  const query = others.length > 0 ? `?${others.join('&')}` : '';
  return read(`${(how.stem ?? GS1_STEM).replace(/\/$/, '')}${pathText(readable)}${body}${query}`);
}

function bitsOf(elements: readonly Element[], withSequences: boolean): string {
  const values = new Map(elements.map(({ ai, value }) => [ai, value]));
  const valuesOf = (ais: readonly string[]) => ais.map((ai) => valueBits(ai, values.get(ai) ?? '')).join('');
  let bits = '';
  for (let code = withSequences ? longest(values) : undefined; code; code = longest(values)) {
    const ais = sequences[code] ?? [];
    bits += hexBits(code) + valuesOf(ais);
    for (const ai of ais) values.delete(ai);
  }
  for (const ai of [...values.keys()].sort()) bits += hexBits(ai) + valuesOf([ai]);
  return bits;
}

/** The sequence that saves most: of those whose AIs are all there, the one with most digits. */
function longest(values: ReadonlyMap<string, string>): string | undefined {
  const digits = (code: string) => (sequences[code] ?? []).join('').length;
  return Object.keys(sequences)
    .filter((code) => sequences[code]?.every((ai) => values.has(ai)))
    .sort((a, b) => digits(b) - digits(a))[0];
}

function valueBits(ai: string, value: string): string {
  let from = 0;
  return (runsOf(ai) ?? [])
    .map((run) => {
      const part = value.slice(from, run.fixed ? from + run.most : undefined);
      from += part.length;
      return run.digits ? length(run, part) + numberBits(part) : textBits(run, part);
    })
    .join('');
}

function textBits(run: Run, text: string): string {
  const alphabet = alphabets.find(({ fits }) => fits.test(text)) ?? alphabets[4];
  const characters =
    alphabet.bits === 0
      ? numberBits(text)
      : [...text].map((sign) => binary(alphabet.characters.indexOf(sign), alphabet.bits)).join('');
  return binary(alphabet.number, 3) + length(run, text) + characters;
}

function length({ fixed, most }: Run, text: string): string {
  return fixed ? '' : binary(text.length, lengthBits(most));
}

function numberBits(digits: string): string {
  return BigInt(digits || '0')
    .toString(2)
    .padStart(digitBits(digits.length), '0');
}

function hexBits(code: string): string {
  return [...code].map((digit) => binary(Number.parseInt(digit, 16), 4)).join('');
}

function binary(number: number, bits: number): string {
  return number.toString(2).padStart(bits, '0');
}

function inBase64(bits: string): string {
  const six = bits.match(/.{1,6}/g) ?? [];
  return six.map((group) => base64().charAt(Number.parseInt(group.padEnd(6, '0'), 2))).join('');
}
