import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignedLog } from '../../../../../test/help/signed-log.ts';
import { utf8 } from '../bytes.ts';
import { checkpointText } from './checkpoint.ts';
import { checkpointAlgorithms, cosignedMessage, timestamped } from './cosignature.ts';
import { publicKeyOf, signEd25519 } from './ed25519.ts';
import { leafHash, nodeHash } from './merkle.ts';
import { noteText, type Signer, signNote } from './note.ts';
import { parseProof, proofText, verifyProof } from './proof.ts';
import { inclusionProof, nodesOf } from './prove.ts';
import { COSIGNATURE, vkey } from './vkey.ts';

const log = new SignedLog('log.example/county').grow(20);
const index = 13;
const leaf = leafHash(utf8(`entry ${index}`));
const proof = proofText({
  index,
  path: inclusionProof(index, 20, nodesOf(log.leaves)),
  checkpoint: log.checkpoint(),
  extra: utf8('砂糖橘'),
});

test('a proof of one entry holds by itself, and for that entry alone', () => {
  const read = verifyProof(proof, leaf, [log.key]);
  assert.ok(read.ok);
  assert.deepEqual([read.value.index, read.value.checkpoint.size], [13, 20]);
  assert.deepEqual(verifyProof(proof, leafHash(utf8('entry 12')), [log.key]), {
    ok: false,
    fault: 'not-included',
  });
  const other = new SignedLog(log.origin, 2);
  assert.deepEqual(verifyProof(proof, leaf, [other.key]), { ok: false, fault: 'unsigned' });
});

test('a proof changed anywhere holds no more, but for what it does not vouch for', () => {
  const lines = proof.split('\n');
  for (const [place, line] of lines.entries()) {
    if (line.startsWith('extra ')) continue;
    for (const changed of [
      [...lines.slice(0, place), ...lines.slice(place + 1)],
      lines.with(place, `${line}A`),
    ]) {
      assert.ok(!verifyProof(changed.join('\n'), leaf, [log.key]).ok, `line ${place}: ${line}`);
    }
  }
  const without = lines.filter((line) => !line.startsWith('extra ')).join('\n');
  assert.ok(verifyProof(without, leaf, [log.key]).ok);
  assert.equal(proofText(parseProof(without) ?? assert.fail()), without);
  assert.equal(proofText(parseProof(proof) ?? assert.fail()), proof);
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
  const read = verifyProof(made, leaf, keys, checkpointAlgorithms);
  assert.ok(read.ok && read.value.verified.length === 4);
  assert.ok(utf8(made).length <= 2048, `${utf8(made).length} bytes`);
});

function cosigner(name: string, seed: number) {
  const secret = new Uint8Array(32).fill(seed);
  const key = vkey(name, COSIGNATURE, publicKeyOf(secret));
  const sign = (text: string) =>
    timestamped(1_763_856_000, signEd25519(secret, cosignedMessage(text, 1_763_856_000)));
  return { key, signer: { key, sign } satisfies Signer };
}
