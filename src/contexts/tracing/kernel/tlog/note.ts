import { base64, fromBase64 } from '../base64.ts';
import { concat, sameBytes, utf8 } from '../bytes.ts';
import { fault, type Parsed, value } from '../parsed.ts';
import { isSoundKey, verifyEd25519 } from './ed25519.ts';
import { ED25519, isKeyName, sameKey, type Vkey } from './vkey.ts';

/** A text and the signature lines under it (C2SP signed-note). The text ends with a newline. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly id: Uint8Array;
  /** What follows the key id: the algorithm says how long. */
  readonly bytes: Uint8Array;
}

/** How one signature type is checked: a further one is a further entry of `Algorithms`. */
export interface Algorithm {
  /** Whether a key of this type may be trusted at all. */
  readonly isKey: (key: Uint8Array) => boolean;
  readonly verify: (key: Vkey, text: string, signature: Uint8Array) => boolean;
}
/** By signature type byte. */
export type Algorithms = Readonly<Record<number, Algorithm>>;

/** Signs notes' texts with one key. */
export interface Signer {
  readonly key: Pick<Vkey, 'name' | 'id'>;
  readonly sign: (text: string) => Uint8Array;
}

/** Plain Ed25519 signatures over the note's text. */
export const plainEd25519: Algorithm = {
  isKey: isSoundKey,
  verify: (key, text, signature) => verifyEd25519(key.key, utf8(text), signature),
};

/** As many signatures as Go's `note` takes; C2SP asks for at least 16. */
const MOST_SIGNATURES = 100;

export type NoteFault = 'malformed' | 'unknown-algorithm' | 'ambiguous-key' | 'bad-signature' | 'unsigned';

/** A note whose signatures were checked against known keys. */
export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly (NoteSignature & { readonly key: Vkey })[];
  /** Of keys that are not known: to be ignored, but kept. */
  readonly unverified: readonly NoteSignature[];
}

/** Reads a note without judging its signatures; null when it is malformed. */
export function parseNote(text: string): Note | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note holds none but newlines
  if (!text.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(text) || !text.endsWith('\n')) return null;
  const end = text.lastIndexOf('\n\n');
  if (end < 0) return null;
  const lines = text.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map(parseSignature);
  return signatures.every((line) => line !== null) ? { text: text.slice(0, end + 1), signatures } : null;
}

/** Reads one signature line, without its newline: em dash, name, base64(key id ‖ signature). */
export function parseSignature(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return null;
  return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

/** A signature's line with its newline. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
  return `— ${name} ${base64(concat(id, bytes))}\n`;
}

/** A note's whole text. */
export function noteText({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/** Signs a text that ends with a newline. */
export function signNote(text: string, signers: readonly Signer[]): Note {
  const signatures = signers.map(({ key, sign }) => ({ name: key.name, id: key.id, bytes: sign(text) }));
  return { text, signatures };
}

/**
 * Reads a note and checks it against the known keys: one bad signature of a known key spoils the note, at least one must be good,
 * signatures of unknown keys are set aside; several signatures of one key count once.
 */
export function openNote(
  text: string,
  keys: readonly Vkey[],
  algorithms: Algorithms = { [ED25519]: plainEd25519 },
): Parsed<OpenedNote, NoteFault> {
  const note = parseNote(text);
  if (!note) return fault('malformed');
  const verified: (NoteSignature & { key: Vkey })[] = [];
  const unverified: NoteSignature[] = [];
  for (const signature of note.signatures) {
    const known = keys.filter((key) => sameKey(key, signature));
    const [key] = known;
    if (!key) {
      if (!unverified.some((other) => sameKey(other, signature) && sameBytes(other.bytes, signature.bytes))) {
        unverified.push(signature);
      }
      continue;
    }
    if (known.length > 1) return fault('ambiguous-key');
    const seen = verified.find((other) => other.key === key);
    if (seen && sameBytes(seen.bytes, signature.bytes)) continue;
    const algorithm = algorithms[key.algorithm];
    if (!algorithm) return fault('unknown-algorithm');
    if (!algorithm.isKey(key.key) || !algorithm.verify(key, note.text, signature.bytes))
      return fault('bad-signature');
    if (!seen) verified.push({ ...signature, key });
  }
  return verified.length > 0 ? value({ text: note.text, verified, unverified }) : fault('unsigned');
}
