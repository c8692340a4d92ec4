import { randomFillSync, randomUUID } from 'node:crypto';

/**
 * A new UUIDv7 (RFC 9562 § 5.7): sorts by time of making, so that indexes grow at one end, and those this process makes of one moment by
 * which was made first (§ 6.2, a counter of 24 bits): rows that were written together are listed as they were written.
 */
export function newId(now: Date = new Date()): string {
  const moment = momentOf(now.getTime());
  const high = HEX[(moment.made >> 12) & 0xfff];
  const low = HEX[moment.made & 0xfff];
  moment.made += 1;
  // Node draws the randomness of many UUIDs at once.
  return `${moment.beginning}${high}-8${low}${randomUUID().slice(23)}`;
}

/** Three hexadecimal digits of each number that has no more. */
const HEX = Array.from({ length: 4096 }, (_, number) => number.toString(16).padStart(3, '0'));

interface Moment {
  readonly at: number;
  /** What all ids of this millisecond begin with: those of a transaction are hundreds, and of one moment. */
  readonly beginning: string;
  made: number;
}

/** The last four seconds' moments, each at its place of these: transactions that go on side by side make ids by turns. */
const moments = new Array<Moment | undefined>(4096).fill(undefined);

function momentOf(at: number): Moment {
  const known = moments[at % moments.length];
  if (known?.at === at) return known;
  const time = at.toString(16).padStart(12, '0');
  const moment = { at, beginning: `${time.slice(0, 8)}-${time.slice(8)}-7`, made: 0 };
  moments[at % moments.length] = moment;
  return moment;
}

// No 0/O, 1/I/L: read aloud over a bad line, or typed from a wet label.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A short code for people to read and type, e.g. on labels: `length` letters of a 31-letter alphabet. */
export function newCode(length: number): string {
  return drawn(length, LETTERS);
}

/** Digits only, for keypads: collection codes. */
export function newDigits(length: number): string {
  return drawn(length, '0123456789');
}

// Bytes of the system's randomness, drawn a few hundred codes at a time.
const pool = new Uint8Array(4096);
let used = pool.length;

/** Each sign as likely as any other: bytes beyond the last whole round of them are drawn again. */
function drawn(length: number, signs: string): string {
  const rounds = 256 - (256 % signs.length);
  let text = '';
  while (text.length < length) {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const byte = pool[used] as number;
    // No secret stays behind in memory.
    pool[used] = 0;
    used += 1;
    if (byte < rounds) text += signs[byte % signs.length];
  }
  return text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}
