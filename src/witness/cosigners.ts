import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { base64, fromBase64 } from '../contexts/tracing/kernel/base64.ts';
import { concat, utf8 } from '../contexts/tracing/kernel/bytes.ts';
import type { Checkpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { cosignedMessage, cosignedTree, timestamped } from '../contexts/tracing/kernel/tlog/cosignature.ts';
import type { NoteSignature } from '../contexts/tracing/kernel/tlog/note.ts';
import {
  COSIGNATURE,
  keyName,
  ML_DSA_44,
  type Vkey,
  vkey,
  vkeyText,
} from '../contexts/tracing/kernel/tlog/vkey.ts';
import { mlDsa44Key } from '../contexts/tracing/ml-dsa-44.ts';
import { newSeed, type SigningKey, signingKey } from '../contexts/tracing/signing-key.ts';
import { Stopped } from '../shared/stopped.ts';

/** One key of the witness. */
export interface Cosigner {
  readonly vkey: Vkey;
  /** Cosigns a checkpoint (`text` is its note's) at a POSIX second. */
  readonly sign: (text: string, checkpoint: Checkpoint, seconds: number) => NoteSignature;
}

type Message = (name: string, text: string, checkpoint: Checkpoint, seconds: number) => Uint8Array;

/** By signature type byte: how the key pair is made from its seed, and what it signs. */
const TYPES: Readonly<Record<number, { key: (seed: Uint8Array) => SigningKey; message: Message }>> = {
  [COSIGNATURE]: {
    key: signingKey,
    message: (_, text, _checkpoint, seconds) => cosignedMessage(text, seconds),
  },
  [ML_DSA_44]: {
    key: mlDsa44Key,
    message: (name, _, checkpoint, seconds) => cosignedTree(name, seconds, checkpoint),
  },
};

/** New keys of every type, under one name, as the text of a key file: `PRIVATE+KEY+<name>+<8 hex>+<base64(type ‖ seed)>` a line. */
export function newKeyFile(name: string): string {
  const lines = Object.keys(TYPES).map((type) => {
    const seed = newSeed();
    const { vkey } = cosigner(name, Number(type), seed);
    return `PRIVATE+KEY+${keyName(vkey)}+${base64(concat(Uint8Array.of(Number(type)), seed))}\n`;
  });
  return lines.join('');
}

/** The keys of a key file's text; throws `Stopped` when a line is none of ours. */
export function parseKeyFile(text: string, file: string): Cosigner[] {
  const cosigners = text.trimEnd().split('\n').map(parseLine);
  if (cosigners.every((one) => one !== null)) return cosigners;
  // The line itself is a secret.
  throw new Stopped(
    `密钥文件 ${file} 第 ${cosigners.indexOf(null) + 1} 行读不懂。请用见证人自己生成的文件。`,
    `Line ${cosigners.indexOf(null) + 1} of the key file ${file} cannot be read. Give the file this witness made.`,
  );
}

/** The keys' texts, sorted: what those who trust this witness are given. */
export function vkeysOf(cosigners: readonly Cosigner[]): string[] {
  return cosigners.map(({ vkey }) => vkeyText(vkey)).sort();
}

/** Reads a key file, or null when there is none. */
export function readKeyFile(file: string): Cosigner[] | null {
  return existsSync(file) ? parseKeyFile(readFileSync(file, 'utf8'), file) : null;
}

/** Writes a key file that is whole or not there, readable by its owner alone. */
export function writeKeyFile(file: string, text: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, utf8(text));
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function parseLine(line: string): Cosigner | null {
  const [, named = '', name = '', encoded = ''] =
    /^PRIVATE\+KEY\+(([^+\s]+)\+[0-9a-f]{8})\+(\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  const [type = 0] = bytes ?? [];
  if (bytes?.length !== 33 || !TYPES[type]) return null;
  const read = cosigner(name, type, bytes.subarray(1));
  return keyName(read.vkey) === named ? read : null;
}

function cosigner(name: string, type: number, seed: Uint8Array): Cosigner {
  const { key, message } = TYPES[type] as (typeof TYPES)[number];
  const pair = key(seed);
  const own = vkey(name, type, pair.publicKey);
  return {
    vkey: own,
    sign(text, checkpoint, seconds) {
      const signature = pair.sign(message(name, text, checkpoint, seconds));
      return { name, id: own.id, bytes: timestamped(seconds, signature) };
    },
  };
}
