import { HEAD_BYTES, LENGTH_BYTES, NULL_LENGTH, writeHead } from './array-head.ts';

/** The type `uuid` in PostgreSQL's catalogue, the same in every database. */
const UUID_TYPE = 2950;
const UUID_BYTES = 16;

/**
 * UUIDs as the parameter of a `uuid[]`, in PostgreSQL's binary form (`array_send`): as text, reading one takes it about as long as finding its
 * place in an index. Throws at what is none.
 */
export function uuidArray(ids: readonly (string | null)[]): Buffer {
  const nulls = ids.reduce((count, id) => count + (id === null ? 1 : 0), 0);
  const bytes = Buffer.allocUnsafe(
    HEAD_BYTES + LENGTH_BYTES * ids.length + UUID_BYTES * (ids.length - nulls),
  );
  writeHead(bytes, { type: UUID_TYPE, count: ids.length, hasNulls: nulls > 0 });
  let at = HEAD_BYTES;
  for (const id of ids) {
    at = bytes.writeInt32BE(id === null ? NULL_LENGTH : UUID_BYTES, at);
    if (id !== null) at = writeUuid(bytes, id, at);
  }
  return bytes;
}

// The value of each hexadecimal digit by its code.
const NO_DIGIT = 0x80;
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

// Where each of the sixteen bytes begins in the text.
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASHES = [8, 13, 18, 23];
const DASH = 45;

/** Letter by letter: taking the text apart and putting it together again made more garbage than all the rest of an order. */
function writeUuid(bytes: Buffer, id: string, from: number): number {
  let faults = id.length === 36 ? 0 : NO_DIGIT;
  for (const place of DASHES) if (id.charCodeAt(place) !== DASH) faults = NO_DIGIT;
  for (let byte = 0; byte < PLACES.length; byte += 1) {
    const place = PLACES[byte] as number;
    const high = digitOf(id.charCodeAt(place));
    const low = digitOf(id.charCodeAt(place + 1));
    faults |= high | low;
    bytes[from + byte] = (high << 4) | low;
  }
  if (faults >= NO_DIGIT) throw new Error(`no UUID: ${id}`);
  return from + PLACES.length;
}

// A letter beyond ASCII keeps the bits that make it none.
function digitOf(code: number): number {
  return (DIGITS[code & 0x7f] as number) | (code & ~0x7f);
}
