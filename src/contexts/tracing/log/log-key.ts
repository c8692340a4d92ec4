import { utf8 } from '../kernel/bytes.ts';
import { type Checkpoint, checkpointText, parseCheckpoint } from '../kernel/tlog/checkpoint.ts';
import { checkpointAlgorithms } from '../kernel/tlog/cosignature.ts';
import { noteText, openNote, signNote } from '../kernel/tlog/note.ts';
import { parseVkey, type Vkey } from '../kernel/tlog/vkey.ts';
import { unseal } from '../sealing.ts';
import { signingKey } from '../signing-key.ts';

/** The key that signs a log's checkpoints. */
export interface LogKey {
  readonly vkey: Vkey;
  /** The signed checkpoint, as it is published. */
  sign(checkpoint: Omit<Checkpoint, 'extensions'>): string;
  /** A checkpoint that this key signed, or undefined when it is another's, or damaged. */
  open(note: string): Checkpoint | undefined;
}

export function logKey(text: string, sealed: Buffer, county: string): LogKey {
  const vkey = parseVkey(text);
  if (!vkey) throw new Error(`${text} is no key of a log`);
  const key = signingKey(unseal(sealed, logKeyOwner(county)));
  return {
    vkey,
    sign(checkpoint) {
      const signer = { key: vkey, sign: (message: string) => key.sign(utf8(message)) };
      return noteText(signNote(checkpointText(checkpoint), [signer]));
    },
    open(note) {
      const opened = openNote(note, [vkey], checkpointAlgorithms);
      const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : undefined;
      return checkpoint?.ok ? checkpoint.value : undefined;
    },
  };
}

/** Whose a log's sealed key is (`seal`). */
export function logKeyOwner(county: string): string {
  return `${county} log`;
}
