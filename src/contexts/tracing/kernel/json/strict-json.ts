/** A JSON value (RFC 8259), as `JSON.parse` makes it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonFaultCode =
  | 'syntax'
  | 'duplicate-key'
  | 'lone-surrogate'
  | 'number-not-finite'
  | 'number-not-exact'
  | 'too-deep';

/** What keeps a text from meaning one thing to every reader, and where. */
export interface JsonFault {
  readonly code: JsonFaultCode;
  /** JSON Pointer (RFC 6901) of the value at fault. */
  readonly pointer: string;
  /** Where in the text, from 0, in UTF-16 code units. */
  readonly at: number;
}

export type StrictJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly faults: readonly JsonFault[] };

/** More faults than these help nobody. */
const MOST_FAULTS = 20;
const DEEPEST = 64;

/**
 * Reads a JSON text that is to be hashed or signed, as I-JSON (RFC 7493) asks: no key twice in an object, no lone surrogate, and
 * only numbers that a double holds exactly as written, so that the value, made canonical (RFC 8785), says what the text said. Nested
 * at most 64 deep. Lists the faults, in the text's order; a fault of syntax is the last.
 */
export function strictJson(text: string): StrictJson {
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #faults: JsonFault[] = [];
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): StrictJson {
    try {
      const value = this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#stop('syntax');
      return this.#faults.length === 0 ? { ok: true, value } : { ok: false, faults: this.#faults };
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      return { ok: false, faults: this.#faults };
    }
  }

  #value(): Json {
    this.#space();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    if (next === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#number();
  }

  #object(): JsonObject {
    const entries: Record<string, Json> = {};
    this.#inside('}', () => {
      this.#space();
      const start = this.#at;
      if (this.#text[start] !== '"') this.#stop('syntax');
      const key = this.#string();
      this.#path.push(key);
      if (Object.hasOwn(entries, key)) this.#fault('duplicate-key', start);
      this.#expect(':');
      // Defined, not assigned: a key may be called `__proto__`.
      Object.defineProperty(entries, key, { value: this.#value(), ...PLAIN });
      this.#path.pop();
    });
    return entries;
  }

  #array(): Json[] {
    const items: Json[] = [];
    this.#inside(']', () => {
      this.#path.push(items.length);
      items.push(this.#value());
      this.#path.pop();
    });
    return items;
  }

  /** From the opening bracket past the closing one, `member` for each comma-separated part. */
  #inside(close: string, member: () => void): void {
    if (this.#path.length >= DEEPEST) this.#stop('too-deep');
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      member();
      this.#space();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) this.#stop('syntax');
      this.#at += 1;
      if (next === close) return;
    }
  }

  #string(): string {
    const start = this.#at;
    STRING.lastIndex = start;
    const [raw] = STRING.exec(this.#text) ?? [];
    if (raw === undefined) this.#stop('syntax');
    this.#at += raw.length;
    const value = JSON.parse(raw) as string;
    if (!value.isWellFormed()) this.#fault('lone-surrogate', start);
    return value;
  }

  #number(): number {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const [raw] = NUMBER.exec(this.#text) ?? [];
    if (raw === undefined)
      this.#stop(NOT_FINITE.test(this.#text.slice(start)) ? 'number-not-finite' : 'syntax');
    this.#at += raw.length;
    const value = Number(raw);
    if (!Number.isFinite(value)) this.#fault('number-not-finite', start);
    else if (raw !== String(value) && decimal(raw) !== decimal(String(value))) {
      this.#fault('number-not-exact', start);
    }
    // Minus zero is zero, as in the canonical text.
    return value === 0 ? 0 : value;
  }

  #expect(char: string): void {
    this.#space();
    if (this.#text[this.#at] !== char) this.#stop('syntax');
    this.#at += 1;
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
  }

  #fault(code: JsonFaultCode, at: number): void {
    const pointer = this.#path
      .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
    this.#faults.push({ code, pointer, at });
    if (this.#faults.length >= MOST_FAULTS) throw new Ended();
  }

  #stop(code: JsonFaultCode): never {
    this.#fault(code, this.#at);
    throw new Ended();
  }
}

class Ended extends Error {}

const PLAIN = { enumerable: true, writable: true, configurable: true };
const WORDS: readonly (readonly [word: string, value: null | boolean])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string holds none unescaped (RFC 8259 § 7)
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const NOT_FINITE = /^[+-]?(?:NaN|Infinity)/;

/** A number's sign, digits without zeros at either end, and the power of ten of its first digit: equal for equal decimals. */
function decimal(text: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text) ?? [];
  const digits = (whole + part).replace(/^0+/, '');
  if (digits === '') return '0';
  const first = BigInt(digits.length) - BigInt(part.length) + BigInt(power);
  return `${sign}${digits.replace(/0+$/, '')}e${first}`;
}
