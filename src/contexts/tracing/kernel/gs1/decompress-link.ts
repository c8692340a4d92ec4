import { applicationIdentifiers } from './application-identifier.ts';
import { buildDigitalLink } from './build-digital-link.ts';
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
import { unescaped } from './escaping.ts';
import { isKey } from './key-path.ts';
import { type DigitalLink, parseDigitalLink, piecesOf } from './parse-digital-link.ts';
import { type Read, read, unread } from './syntax-fault.ts';

/**
 * Reads a Digital Link whose path is compressed, whole or behind a readable key. What comes out must stand every check of an
 * uncompressed one: of random letters hardly any do.
 */
export function decompressLink(uri: string): Read<DigitalLink> {
  const pieces = piecesOf(uri);
  if (!pieces.ok) return pieces;
  const { segments, query } = pieces.value;
  const packed = segments.at(-1);
  if (!packed || !/^[\w-]+$/.test(packed.text)) return unread('compressed', packed?.at ?? 0);
  const [name, value] = segments.slice(-3, -1);
  const key = segments.length > 2 && name && value && isKey(name.text) ? name : undefined;
  const open = key && value ? [{ ai: key.text, value: unescaped(value.text, 'path').value }] : [];
  const found = elementsIn(packed.text);
  if (!found) return unread('compressed', packed.at);
  const first = key ?? packed;
  const stem = uri.slice(0, Math.max(0, first.at - 1));
  const link = buildDigitalLink([...open, ...found.elements], { stem });
  if (!link.ok) return unread('compressed', packed.at, link.fault.ai, link.fault.lint);
  // The query of a compressed link holds no AIs: read again, it is held to the rules of every query.
  const joined =
    query.text === '' ? link.value : `${link.value}${link.value.includes('?') ? '&' : '?'}${query.text}`;
  const whole = parseDigitalLink(joined);
  return whole.ok ? read({ ...whole.value, others: [...found.others, ...whole.value.others] }) : whole;
}

/** A link of either form. */
export function parseAnyLink(uri: string): Read<DigitalLink> {
  const open = parseDigitalLink(uri);
  if (open.ok || open.fault.fault !== 'no-key') return open;
  const packed = decompressLink(uri);
  return packed.ok ? packed : open;
}

interface Unpacked {
  readonly elements: Element[];
  readonly others: [name: string, value: string][];
}

/** The elements in a compressed path; null when it is none. */
function elementsIn(text: string): Unpacked | null {
  const bits = new Bits(
    [...text].map((sign) => base64().indexOf(sign).toString(2).padStart(6, '0')).join(''),
  );
  const found: Unpacked = { elements: [], others: [] };
  try {
    // Less than a byte is what base64 filled up with.
    while (bits.left >= 8) readNext(bits, found);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
  return bits.left < 6 && bits.onlyZeros && found.elements.length > 0 ? found : null;
}

function readNext(bits: Bits, found: Unpacked): void {
  const code = bits.hex(2);
  const ais = sequences[code];
  if (ais) {
    for (const ai of ais) found.elements.push({ ai, value: valueIn(ai, bits) });
  } else if (code.startsWith('F')) {
    found.others.push(otherIn(code, bits));
  } else {
    const ai = numberIn(code, bits);
    found.elements.push({ ai, value: valueIn(ai, bits) });
  }
}

function numberIn(start: string, bits: Bits): string {
  let ai = start;
  while (!applicationIdentifiers.has(ai)) {
    if (ai.length === 4) throw new RangeError(`no AI ${ai}`);
    ai += bits.hex(1);
  }
  return ai;
}

/** A name and value that are no AI's: a flag, the name's length and letters, the value (§ 5.6). */
function otherIn(code: string, bits: Bits): [string, string] {
  const length = Number.parseInt(code.charAt(1), 16) * 8 + bits.number(3);
  const name = Array.from({ length }, () => base64().charAt(bits.number(6))).join('');
  return [name, textIn(bits, () => bits.number(7))];
}

function valueIn(ai: string, bits: Bits): string {
  return (runsOf(ai) ?? [])
    .map((run) =>
      run.digits ? digitsIn(bits, lengthIn(run, bits)) : textIn(bits, () => lengthIn(run, bits)),
    )
    .join('');
}

function lengthIn({ fixed, most }: Run, bits: Bits): number {
  return fixed ? most : bits.number(lengthBits(most));
}

function digitsIn(bits: Bits, length: number): string {
  const digits = bits.integer(digitBits(length)).toString();
  if (length === 0) return '';
  if (digits.length > length) throw new RangeError('more digits than were said');
  return digits.padStart(length, '0');
}

/** The alphabet's number comes before the length. */
function textIn(bits: Bits, lengthOfIt: () => number): string {
  const number = bits.number(3);
  const length = lengthOfIt();
  const alphabet = alphabets.find((each) => each.number === number);
  if (!alphabet) throw new RangeError(`no alphabet ${number}`);
  if (alphabet.bits === 0) return digitsIn(bits, length);
  return Array.from({ length }, () => alphabet.characters.charAt(bits.number(alphabet.bits))).join('');
}

/** A cursor over bits; reading past the end throws a RangeError. */
class Bits {
  readonly #bits: string;
  #at = 0;
  constructor(bits: string) {
    this.#bits = bits;
  }

  get left(): number {
    return this.#bits.length - this.#at;
  }

  get onlyZeros(): boolean {
    return !this.#bits.includes('1', this.#at);
  }

  integer(length: number): bigint {
    if (length > this.left) throw new RangeError('the compressed path ends early');
    const bits = this.#bits.slice(this.#at, this.#at + length);
    this.#at += length;
    return BigInt(`0b${bits || '0'}`);
  }

  number(length: number): number {
    return Number(this.integer(length));
  }

  hex(digits: number): string {
    return this.number(4 * digits)
      .toString(16)
      .toUpperCase()
      .padStart(digits, '0');
  }
}
