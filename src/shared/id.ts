import { randomInt, randomUUID } from 'node:crypto';

/** A new UUIDv7 (RFC 9562 § 5.7): sorts by time of making, so that indexes grow at one end. */
export function newId(now: Date = new Date()): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  // Node draws the randomness of many UUIDs at once.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
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
