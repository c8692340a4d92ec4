import { base64, fromBase64 } from '../base64.ts';
import { decimal } from '../bytes.ts';
import type { Hash } from './merkle.ts';
import { parseNote } from './note.ts';

/** A proof for one entry that can be checked offline, by any tool that knows the format (C2SP tlog-proof). */
export interface TlogProof {
  /** The entry's index in the log, from 0. */
  readonly index: number;
  /** Path from the entry's sibling up. */
  readonly path: readonly Hash[];
  /** The checkpoint's whole note, with whatever cosignatures it has. */
  readonly checkpoint: string;
  /** Bytes for the reader's convenience, which the proof does not vouch for. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** As long as a path in a tree of 2^53 entries. */
const LONGEST_PATH = 53;

export function proofText({ index, path, checkpoint, extra }: TlogProof): string {
  const lines = [HEADER, ...(extra ? [`extra ${base64(extra)}`] : []), `index ${index}`, ...path.map(base64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a proof's text; null unless it is exactly as `proofText` writes it. */
export function parseProof(text: string): TlogProof | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [header, ...lines] = text.slice(0, end).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined;
  const named = lines.shift() ?? '';
  const index = named.startsWith('index ') ? decimal(named.slice(6)) : null;
  const path = lines.map(fromBase64);
  if (header !== HEADER || extra === null || index === null || path.length > LONGEST_PATH) return null;
  if (!path.every((hash) => hash?.length === 32)) return null;
  const checkpoint = text.slice(end + 2);
  if (!parseNote(checkpoint)) return null;
  return { index, path: path as Hash[], checkpoint, ...(extra ? { extra } : {}) };
}
