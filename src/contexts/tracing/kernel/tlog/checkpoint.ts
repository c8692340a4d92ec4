import { base64, fromBase64 } from '../base64.ts';
import { decimal } from '../bytes.ts';
import { fault, type Parsed, value } from '../parsed.ts';
import { EMPTY_ROOT, type Hash } from './merkle.ts';

/** A log's tree head (C2SP tlog-checkpoint): the text of a signed note. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Opaque lines that no witness vouches for; we write none. */
  readonly extensions: readonly string[];
}

export type CheckpointFault = 'lines' | 'origin' | 'size' | 'root' | 'root-length' | 'extensions';

export function checkpointText({ origin, size, root }: Omit<Checkpoint, 'extensions'>): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/** Reads a checkpoint's text, as strictly as it is written. Sizes past 2^53 − 1 are refused: no log here grows so far. */
export function parseCheckpoint(text: string): Parsed<Checkpoint, CheckpointFault> {
  if (!text.endsWith('\n')) return fault('lines');
  const [origin, digits, encoded, ...extensions] = text.slice(0, -1).split('\n');
  if (origin === undefined || digits === undefined || encoded === undefined) return fault('lines');
  if (origin === '') return fault('origin');
  const size = decimal(digits);
  if (size === null) return fault('size');
  const root = fromBase64(encoded);
  if (!root || encoded === '') return fault('root');
  if (root.length !== EMPTY_ROOT.length) return fault('root-length');
  if (extensions.includes('')) return fault('extensions');
  return value({ origin, size, root, extensions });
}
