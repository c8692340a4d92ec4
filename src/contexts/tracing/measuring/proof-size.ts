import { base64 } from '../kernel/base64.ts';
import { utf8 } from '../kernel/bytes.ts';
import { checkpointText } from '../kernel/tlog/checkpoint.ts';
import { cosignedMessage, timestamped } from '../kernel/tlog/cosignature.ts';
import { type Hash, leafHash, nodeHash, RightEdge } from '../kernel/tlog/merkle.ts';
import { noteText } from '../kernel/tlog/note.ts';
import { inclusionProof } from '../kernel/tlog/prove.ts';
import { verifyInclusion } from '../kernel/tlog/verify.ts';
import { COSIGNATURE, ED25519, vkey } from '../kernel/tlog/vkey.ts';
import { newSeed, signingKey } from '../signing-key.ts';

const WITNESSES = 3;

/**
 * Bytes of one entry's proof in a log of `size` entries: index, path in base64, and the checkpoint with three Ed25519 cosignatures. The
 * tree is a real one in which all entries are alike, so that a subtree's root follows from its height; the proof is checked against it.
 */
export function proofBytes(size: number, seconds: number): number {
  const leaf = leafHash(utf8('entry'));
  const byLevel: Hash[] = [leaf];
  for (let width = 1; width < size; width *= 2) {
    const below = byLevel.at(-1) ?? leaf;
    byLevel.push(nodeHash(below, below));
  }
  const root = new RightEdge(size, fullSubtrees(size, byLevel)).root();
  const index = Math.floor(size / 3);
  const proof = inclusionProof(index, size, (level) => byLevel[level] ?? leaf);
  if (!verifyInclusion(leaf, index, size, root, proof)) throw new Error('the proof does not hold');
  const text = checkpointText({ origin: 'maidehao.example/log/450224', size, root });
  const names = Array.from({ length: WITNESSES }, (_, number) => `witness.example/party-${number + 1}`);
  const signatures = ['maidehao.example/log/450224', ...names].map((name, place) => {
    const pair = signingKey(newSeed());
    const { id } = vkey(name, place === 0 ? ED25519 : COSIGNATURE, pair.publicKey);
    const bytes =
      place === 0 ? pair.sign(utf8(text)) : timestamped(seconds, pair.sign(cosignedMessage(text, seconds)));
    return { name, id, bytes };
  });
  const lines = [String(index), ...proof.map(base64), noteText({ text, signatures })];
  return utf8(lines.join('\n')).length;
}

function fullSubtrees(size: number, byLevel: readonly Hash[]): Hash[] {
  return byLevel
    .map((hash, level) => ({ hash, has: Math.floor(size / 2 ** level) % 2 === 1 }))
    .filter(({ has }) => has)
    .map(({ hash }) => hash)
    .reverse();
}
