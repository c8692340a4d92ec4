import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicKeyOf, signEd25519 } from '../../../../../test/help/sign-ed25519.ts';
import { SignedLog } from '../../../../../test/help/signed-log.ts';
import { utf8 } from '../bytes.ts';
import { checkpointText } from './checkpoint.ts';
import { checkpointAlgorithms, cosignedMessage, timestamped } from './cosignature.ts';
import { leafHash, nodeHash } from './merkle.ts';
import { noteText, openNote, type Signer, signNote } from './note.ts';
import { parseProof, proofText } from './proof.ts';
import { inclusionProof, nodesOf } from './prove.ts';
import { verifyInclusion } from './verify.ts';
import { COSIGNATURE, vkey } from './vkey.ts';

const log = new SignedLog('log.example/county').grow(20);
const index = 13;
const leaf = leafHash(utf8(`entry ${index}`));
const path = inclusionProof(index, 20, nodesOf(log.leaves));
const proof = proofText({ index, path, checkpoint: log.checkpoint(), extra: utf8('砂糖橘') });

test('a proof reads as it was written, with or without what it does not vouch for', () => {
  const without = proof.replace(/extra .*\n/, '');
  assert.notEqual(without, proof);
  for (const text of [proof, without]) {
    const read = parseProof(text);
    assert.ok(read);
    assert.equal(proofText(read), text);
    assert.deepEqual([read.index, read.path, read.checkpoint], [index, path, log.checkpoint()]);
  }
  assert.deepEqual(parseProof(proof)?.extra, utf8('砂糖橘'));
});

test('a proof under a checkpoint of three witnesses is at most 2 KB in a log of a hundred million', () => {
  const size = 100_000_000;
  // The path of the first entry: its sibling subtrees need not exist to have a hash.
  const path = Array.from({ length: 27 }, (_, level) => leafHash(utf8(`subtree ${level}`)));
  const root = path.reduce((hash, sibling) => nodeHash(hash, sibling), leaf);
  const witnesses = [1, 2, 3].map((number) => cosigner(`witness.example/${number}`, number));
  const text = checkpointText({ origin: log.origin, size, root });
  const signed = noteText(signNote(text, [log.signer, ...witnesses.map(({ signer }) => signer)]));
  const made = proofText({ index: 0, path, checkpoint: signed });
  const keys = [log.key, ...witnesses.map(({ key }) => key)];
  const read = parseProof(made);
  assert.ok(read && verifyInclusion(leaf, read.index, size, root, read.path));
  const opened = openNote(read.checkpoint, keys, checkpointAlgorithms);
  assert.ok(opened.ok && opened.value.verified.length === 4);
  assert.ok(utf8(made).length <= 2048, `${utf8(made).length} bytes`);
});

function cosigner(name: string, seed: number) {
  const secret = new Uint8Array(32).fill(seed);
  const key = vkey(name, COSIGNATURE, publicKeyOf(secret));
  const sign = (text: string) =>
    timestamped(1_763_856_000, signEd25519(secret, cosignedMessage(text, 1_763_856_000)));
  return { key, signer: { key, sign } satisfies Signer };
}
