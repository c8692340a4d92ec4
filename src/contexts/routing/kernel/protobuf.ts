const TEXT = new TextDecoder();

/** How a field may be written. */
export const WIRE = { varint: 0, eightBytes: 1, bytes: 2, fourBytes: 5 } as const;

/** What cannot be read on, and the byte from which, counted from the beginning of the buffer it is in. */
export class NoProtobuf extends Error {
  readonly byte: number;

  constructor(byte: number) {
    super(`no protobuf at byte ${byte}`);
    this.byte = byte;
  }
}

/**
 * Reads the fields of one Protocol Buffers message from its bytes (protobuf.dev, encoding). Numbers are read as doubles: exact up to
 * 2^53. Throws `NoProtobuf` for anything that passes the end.
 */
export class Message {
  readonly #bytes: Uint8Array;
  #at = 0;
  #begins = 0;
  /** Of the field `next` has come to: its number, and how it is written. */
  field = 0;
  wire: number = WIRE.varint;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** To the next field; false at the end. Whoever does not read it calls `skip`. */
  next(): boolean {
    if (this.#at >= this.#bytes.length) return false;
    this.#begins = this.#at;
    const key = this.#varint();
    this.field = Math.floor(key / 8);
    this.wire = key % 8;
    if (this.field === 0) throw this.#damaged();
    return true;
  }

  isEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** A whole number that is not below zero, or an int64 as it stands. */
  whole(): number {
    if (this.wire !== WIRE.varint) throw this.#damaged();
    return this.#signed();
  }

  zigzag(): number {
    if (this.wire !== WIRE.varint) throw this.#damaged();
    return unzigzagged(this.#varint());
  }

  /** Four bytes as IEEE 754 has them: also what is no number, and what has no end. */
  float(): number {
    if (this.wire !== WIRE.fourBytes || this.#bytes.length - this.#at < 4) throw this.#damaged();
    const { buffer, byteOffset } = this.#bytes;
    this.#at += 4;
    return new DataView(buffer, byteOffset + this.#at - 4, 4).getFloat32(0, true);
  }

  bytes(): Uint8Array {
    if (this.wire !== WIRE.bytes) throw this.#damaged();
    const size = this.#varint();
    if (!(size <= this.#bytes.length - this.#at)) throw this.#damaged();
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }

  text(): string {
    return TEXT.decode(this.bytes());
  }

  inside(): Message {
    return new Message(this.bytes());
  }

  /** Numbers written one behind the other; `zigzag` for those that may be below zero. */
  packed(kind: 'plain' | 'zigzag' = 'plain'): number[] {
    const inside = this.inside();
    const found: number[] = [];
    while (!inside.isEnd()) found.push(kind === 'zigzag' ? unzigzagged(inside.#varint()) : inside.#signed());
    return found;
  }

  skip(): void {
    if (this.wire === WIRE.varint) this.#varint();
    else if (this.wire === WIRE.bytes) this.bytes();
    else if (this.wire === WIRE.eightBytes || this.wire === WIRE.fourBytes)
      this.#at += this.wire === WIRE.eightBytes ? 8 : 4;
    else throw this.#damaged();
    if (this.#at > this.#bytes.length) throw this.#damaged();
  }

  #varint(): number {
    let [value, times] = [0, 1];
    for (let read = 0; read < 10; read++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw this.#damaged();
      value += (byte & 127) * times;
      if (byte < 128) return value;
      times *= 128;
    }
    throw this.#damaged();
  }

  /** An int64: below zero it is written as 2^64 more, which a double rounds; only small ones below zero come up here. */
  #signed(): number {
    const start = this.#at;
    const value = this.#varint();
    if (value < 2 ** 63) return value;
    let big = 0n;
    for (let at = start, shift = 0n; at < this.#at; at++, shift += 7n)
      big |= BigInt((this.#bytes[at] as number) & 127) << shift;
    return Number(BigInt.asIntN(64, big));
  }

  #damaged(): NoProtobuf {
    return new NoProtobuf(this.#bytes.byteOffset + this.#begins);
  }
}

/** Protocol Buffers write 0, -1, 1, -2 … as 0, 1, 2, 3 …; a double has no bit operators beyond 32 bits. */
function unzigzagged(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
