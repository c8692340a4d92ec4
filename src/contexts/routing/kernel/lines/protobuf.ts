/**
 * Protobuf's wire format (protobuf.dev/programming-guides/encoding), as far as a GTFS-realtime feed is asked: fields by their numbers, in their
 * order, those nobody asks for passed over by their wire type.
 */

/** Where a text or a message stands. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface Field {
  readonly number: number;
  /** Of a varint; negative ones as protobuf writes them, in ten bytes. */
  readonly value?: number;
  readonly bytes?: Span;
}

/** What cannot be read on, and from which byte. */
export class NoProtobuf extends Error {
  readonly byte: number;

  constructor(byte: number) {
    super(`no protobuf at byte ${byte}`);
    this.byte = byte;
  }
}

const [VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES] = [0, 1, 2, 5];

/** The fields of a message, in their order. */
export function fieldsOf(feed: Uint8Array, { from, until }: Span): Field[] {
  const fields: Field[] = [];
  let at = from;
  const varint = (): number => {
    let [low, high, shift] = [0, 0, 0];
    for (let count = 0; count < 10; count++) {
      if (at >= until) throw new NoProtobuf(at);
      const byte = feed[at++] ?? 0;
      if (shift < 28) low += (byte & 0x7f) * 2 ** shift;
      else high += (byte & 0x7f) * 2 ** (shift - 28);
      shift += 7;
      // 64 bits, the uppermost of them the sign.
      if ((byte & 0x80) === 0)
        return high >= 2 ** 35 ? low + (high - 2 ** 36) * 2 ** 28 : low + high * 2 ** 28;
    }
    throw new NoProtobuf(at);
  };
  while (at < until) {
    const begins = at;
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (number < 1) throw new NoProtobuf(begins);
    if (wire === VARINT) fields.push({ number, value: varint() });
    else if (wire === LENGTH) {
      const length = varint();
      if (length < 0 || at + length > until) throw new NoProtobuf(begins);
      fields.push({ number, bytes: { from: at, until: at + length } });
      at += length;
    } else if (wire === EIGHT_BYTES || wire === FOUR_BYTES) at += wire === EIGHT_BYTES ? 8 : 4;
    else throw new NoProtobuf(begins);
    if (at > until) throw new NoProtobuf(begins);
  }
  return fields;
}

export function spanOf(fields: readonly Field[], number: number): Span | undefined {
  return fields.findLast((field) => field.number === number && field.bytes)?.bytes;
}

/** Those of a field that may come again and again. */
export function spansOf(fields: readonly Field[], number: number): Span[] {
  return fields.flatMap((field) => (field.number === number && field.bytes ? [field.bytes] : []));
}

export function numberOf(fields: readonly Field[], number: number): number | null {
  return fields.findLast((field) => field.number === number && field.value !== undefined)?.value ?? null;
}

const utf8 = new TextDecoder();

/** A text as UTF-8; without zero bytes, which PostgreSQL keeps in no text. */
export function textOf(feed: Uint8Array, span: Span | undefined): string | null {
  return span ? utf8.decode(feed.subarray(span.from, span.until)).replaceAll('\0', '') : null;
}
