import { base64 } from '../kernel/base64.ts';
import { decimal } from '../kernel/bytes.ts';
import type { Hash } from '../kernel/tlog/merkle.ts';
import { type Note, type NoteSignature, noteText, parseSignature } from '../kernel/tlog/note.ts';
import { sameKey } from '../kernel/tlog/vkey.ts';
import { serverAlgorithms } from '../ml-dsa-44.ts';
import type { Witness } from './witnesses.ts';

const PATIENCE_MS = 3_000;

/** What a witness answered: its cosignature, or the size it says it has cosigned before. */
export type WitnessAnswer =
  | { readonly cosigned: true; readonly signature: NoteSignature }
  | { readonly cosigned: false; readonly knownSize: number };

/**
 * Asks a witness to cosign a checkpoint (C2SP tlog-witness, `add-checkpoint`), with the proof that it extends the tree of `old`
 * entries. Throws when the witness is away, refuses, or answers with what is no cosignature of its key.
 */
export async function addCheckpoint(
  { url, key, name }: Witness,
  { old, proof, note }: { readonly old: number; readonly proof: readonly Hash[]; readonly note: Note },
): Promise<WitnessAnswer> {
  const lines = [`old ${old}`, ...proof.map(base64), '', noteText(note)];
  const response = await fetch(new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`), {
    method: 'POST',
    body: lines.join('\n'),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = await response.text();
  if (response.status === 409) {
    const knownSize = decimal(answer.trim());
    if (knownSize !== null) return { cosigned: false, knownSize };
  }
  if (response.status !== 200) throw new Error(`${response.status} ${answer.trim().slice(0, 200)}`);
  for (const line of answer.split('\n')) {
    const signature = parseSignature(line);
    if (!signature || !sameKey(key, signature)) continue;
    if (serverAlgorithms[key.algorithm]?.verify(key, note.text, signature.bytes))
      return { cosigned: true, signature };
  }
  throw new Error(`the answer holds no cosignature of ${name}`);
}
