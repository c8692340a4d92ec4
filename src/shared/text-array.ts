import { HEAD_BYTES, LENGTH_BYTES, NULL_LENGTH, writeHead } from './array-head.ts';

/** Types that travel as texts, by their numbers in PostgreSQL's catalogue, the same in every database. */
const TYPES = { text: 25, bpchar: 1042, jsonb: 3802 } as const;

export type TextType = keyof typeof TYPES;

export function isTextType(type: string): type is TextType {
  return type in TYPES;
}

// What is written before each JSON: the version of the form it travels in (`jsonb_recv`).
const JSON_VERSION = 1;
// UTF-8 takes no more for what is one unit of a JavaScript string.
const MOST_BYTES = 3;

/**
 * Texts as the parameter of an array, in PostgreSQL's binary form: written as one text, each would be gone through for quotes and backslashes here,
 * and letter by letter once more by PostgreSQL.
 */
export function textArray(texts: readonly (string | null)[], type: TextType): Buffer {
  const versionBytes = type === 'jsonb' ? 1 : 0;
  let most = HEAD_BYTES;
  let hasNulls = false;
  for (const text of texts) {
    most += LENGTH_BYTES + versionBytes + (text?.length ?? 0) * MOST_BYTES;
    hasNulls ||= text === null;
  }
  const bytes = Buffer.allocUnsafe(most);
  writeHead(bytes, { type: TYPES[type], count: texts.length, hasNulls });
  let at = HEAD_BYTES;
  for (const text of texts) {
    if (text === null) {
      at = bytes.writeInt32BE(NULL_LENGTH, at);
      continue;
    }
    const from = at + LENGTH_BYTES + versionBytes;
    if (versionBytes > 0) bytes[from - 1] = JSON_VERSION;
    const length = bytes.write(text, from);
    bytes.writeInt32BE(versionBytes + length, at);
    at = from + length;
  }
  return bytes.subarray(0, at);
}
