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
/** Far more than any claim has: a value takes many times the room of the one byte that may say it. */
const MOST_VALUES = 100_000;

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
  #values = 0;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(depth: number): Cbor {
    if (depth > DEEPEST) throw new RangeError('too deep');
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw new RangeError('too many');
    const first = this.#bytes.readUInt8(this.at++);
    const [major, short] = [first >> 5, first & 31];
    if (major === 7) return this.#simple(short);
    const number = this.#number(short);
    if (major === 0) return number;
    if (major === 1) return typeof number === 'bigint' ? -1n - number : -1 - number;
    if (major === 6) return this.value(depth + 1);
    const count = Number(number);
    // Each item takes a byte at least, each entry of a map two.
    if (count * (major === 5 ? 2 : 1) > this.#bytes.length - this.at) throw new RangeError('breaks off');
    if (major === 2) return this.#take(count);
    if (major === 3) return this.#take(count).toString('utf8');
    return major === 4 ? this.#list(count, depth + 1) : this.#map(count, depth + 1);
  }

  // Item by item: room reserved for what a head claims would be reserved again at every level.
  #list(count: number, depth: number): Cbor[] {
    const items: Cbor[] = [];
    while (items.length < count) items.push(this.value(depth));
    return items;
  }

  #map(count: number, depth: number): Map<Cbor, Cbor> {
    const entries = new Map<Cbor, Cbor>();
    for (let read = 0; read < count; read++) entries.set(this.value(depth), this.value(depth));
    return entries;
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
