import { randomBytes, randomInt } from 'node:crypto';

/** A new UUIDv7 (RFC 9562 § 5.7): sorts by time of making, so that indexes grow at one end. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// No 0/O, 1/I/L: read aloud over a bad line, or typed from a wet label.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A short code for people to read and type, e.g. on labels: `length` letters of a 31-letter alphabet. */
export function newCode(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** Digits only, for keypads: collection codes. */
export function newDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}
