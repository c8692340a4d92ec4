/** A value of CBOR (RFC 8949): maps as `Map`, byte strings as `Buffer`, tags left out, undefined and unknown simple values as null. */
export type Cbor =
  | null
  | boolean
  | number
  | bigint
  | string
  | Buffer
  | readonly Cbor[]
  | ReadonlyMap<Cbor, Cbor>;

const DEEPEST = 32;

/** Reads one value; undefined for what is none, has more behind it, or is of no known length (C2PA writes all lengths). */
export function readCbor(bytes: Buffer): Cbor | undefined {
  try {
    const reader = new Reader(bytes);
    const value = reader.value(0);
    return reader.at === bytes.length ? value : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(depth: number): Cbor {
    if (depth > DEEPEST) throw new RangeError('too deep');
    const first = this.#bytes.readUInt8(this.at++);
    const [major, short] = [first >> 5, first & 31];
    if (major === 7) return this.#simple(short);
    const number = this.#number(short);
    if (major === 0) return number;
    if (major === 1) return typeof number === 'bigint' ? -1n - number : -1 - number;
    if (major === 6) return this.value(depth + 1);
    const count = Number(number);
    // Each item takes a byte at least.
    if (count > this.#bytes.length - this.at) throw new RangeError('breaks off');
    if (major === 2) return this.#take(count);
    if (major === 3) return this.#take(count).toString('utf8');
    if (major === 4) return Array.from({ length: count }, () => this.value(depth + 1));
    return new Map(Array.from({ length: count }, () => [this.value(depth + 1), this.value(depth + 1)]));
  }

  #number(short: number): number | bigint {
    if (short < 24) return short;
    if (short === 24) return this.#take(1).readUInt8(0);
    if (short === 25) return this.#take(2).readUInt16BE(0);
    if (short === 26) return this.#take(4).readUInt32BE(0);
    if (short !== 27) throw new RangeError('no length');
    const long = this.#take(8).readBigUInt64BE(0);
    return long <= Number.MAX_SAFE_INTEGER ? Number(long) : long;
  }

  #simple(short: number): Cbor {
    if (short === 20 || short === 21) return short === 21;
    if (short === 26) return this.#take(4).readFloatBE(0);
    if (short === 27) return this.#take(8).readDoubleBE(0);
    if (short > 24) this.#number(short);
    else if (short === 24) this.#take(1);
    return null;
  }

  #take(count: number): Buffer {
    const taken = this.#bytes.subarray(this.at, this.at + count);
    if (taken.length < count) throw new RangeError('breaks off');
    this.at += count;
    return taken;
  }
}
