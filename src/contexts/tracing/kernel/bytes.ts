const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether a text's UTF-8 is longer than `most` bytes; only what may be is encoded for it. */
export function longerThan(text: string, most: number): boolean {
  // One UTF-16 unit is at most three bytes.
  return text.length * 3 > most && utf8(text).length > most;
}

/** Texts as bytes: all of them as lines, and each. */
export interface Utf8Lines {
  readonly whole: Uint8Array;
  readonly each: readonly Uint8Array[];
}

/** `utf8` of many texts, in one piece of memory: thousands of small ones cost more to keep than to fill. A newline between two. */
export function utf8Lines(texts: readonly string[]): Utf8Lines {
  const text = texts.join('\n');
  const whole = utf8(text);
  // Nearly all are ASCII throughout: then they are as long as their texts.
  const ascii = whole.length === text.length;
  let at = 0;
  const each = texts.map((line) => {
    const from = at;
    at += (ascii ? line.length : utf8(line).length) + 1;
    return whole.subarray(from, at - 1);
  });
  return { whole, each };
}

/** The text of UTF-8 bytes, or null when they are not valid UTF-8. A byte order mark stays a character. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** A non-negative safe integer as 8 bytes, big-endian. */
export function u64(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

/** 8 big-endian bytes at `at`, or null when the number is past 2^53 − 1. */
export function u64At(bytes: Uint8Array, at: number): number | null {
  const number = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at));
  return Number.isSafeInteger(number) ? number : null;
}

/** A size or index as the C2SP formats write it: ASCII decimal without leading zeros; null for anything else or past 2^53 − 1. */
export function decimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}
