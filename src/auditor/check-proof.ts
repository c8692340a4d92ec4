import { textOf } from '../contexts/tracing/kernel/bytes.ts';
import { leafHash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { parseProof } from '../contexts/tracing/kernel/tlog/proof.ts';
import { verifyInclusion } from '../contexts/tracing/kernel/tlog/verify.ts';
import { type LogFault, logFault } from './faults.ts';
import { judgeCheckpoint, type SignedCheckpoint, type Trust } from './judge-checkpoint.ts';

/** Checks a proof (C2SP tlog-proof) for an entry's bytes: the checkpoint it holds under and the entry's index, or what is wrong. */
export function checkProof(
  bytes: Uint8Array,
  entry: Uint8Array,
  trust: Trust,
): { readonly index: number; readonly checkpoint: SignedCheckpoint } | LogFault {
  const proof = parseProof(textOf(bytes) ?? '');
  if (!proof) return logFault('proof-malformed');
  const { index } = proof;
  const { checkpoint, fault } = judgeCheckpoint(proof.checkpoint, trust);
  if (!checkpoint || fault) return fault ?? logFault('checkpoint-malformed');
  const { size, root } = checkpoint;
  if (!verifyInclusion(leafHash(entry), index, size, root, proof.path)) return logFault('not-included');
  return { index, checkpoint };
}
