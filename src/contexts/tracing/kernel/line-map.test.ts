import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveMapRoot, sha256 } from '../../../../test/help/naive-log.ts';
import { LineMap } from './line-map.ts';
import {
  type Head,
  type LineProof,
  lineKey,
  lineProofBytes,
  parseLineProof,
  verifyAbsence,
  verifyHead,
} from './line-proof.ts';

// Few lines, so that histories meet the same one again.
const head = fc.record({ line: fc.integer({ max: 14, min: 0 }), seq: fc.nat(), salt: fc.nat() }).map(
  ({ line, seq, salt }): Head => ({
    line: `https://id.gs1.org/01/06901234567892/10/L${line}`,
    seq,
    leaf: sha256(Buffer.from(String(salt))),
  }),
);
const history = fc.array(fc.array(head, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

test('after every batch the map has the root of its definition, and proves what is there and what is not', () => {
  fc.assert(
    fc.property(history, (batches) => {
      const map = new LineMap(3);
      const truth = new Map<string, Head>();
      const versions: { root: Uint8Array; truth: ReadonlyMap<string, Head> }[] = [];
      for (const batch of batches) {
        for (const one of batch) truth.set(one.line, one);
        assert.deepEqual(map.update(batch), naiveMapRoot(truth));
        versions.push({ root: map.root, truth: new Map(truth) });
      }
      for (const { line, ...newest } of truth.values()) {
        const key = lineKey(line);
        assert.deepEqual(map.head(key), { key, ...newest });
      }
      for (const version of versions.slice(-4)) checkProofs(map, version);
      const forgotten = versions.at(-5);
      const still = versions.slice(-4).some(({ root }) => forgotten && root.join() === forgotten.root.join());
      if (forgotten && !still) assert.equal(map.prove('any', forgotten.root), null);
    }),
  );
});

test('the order in which lines came leaves no mark', () => {
  fc.assert(
    fc.property(fc.uniqueArray(head, { selector: ({ line }) => line }), fc.nat(), (heads, cut) => {
      const [one, two] = [new LineMap(), new LineMap()];
      one.update(heads);
      const at = cut % (heads.length + 1);
      for (const single of heads.slice(at)) two.update([single]);
      two.update(heads.slice(0, at).reverse());
      assert.deepEqual(one.root, two.root);
    }),
  );
});

function checkProofs(
  map: LineMap,
  { root, truth }: { root: Uint8Array; truth: ReadonlyMap<string, Head> },
): void {
  for (let number = 0; number <= 17; number += 1) {
    const line = `https://id.gs1.org/01/06901234567892/10/L${number}`;
    const proven = map.prove(line, root);
    assert.ok(proven);
    assert.deepEqual(proven.head, truth.get(line) ?? null);
    const bytes = lineProofBytes(proven.proof);
    const proof = parseLineProof(bytes) as LineProof;
    assert.deepEqual(proof, proven.proof);
    if (proven.head) {
      assert.ok(verifyHead(root, proven.head, proof));
      assert.ok(!verifyHead(root, { ...proven.head, seq: proven.head.seq + 1 }, proof));
      assert.ok(!verifyHead(root, { ...proven.head, leaf: sha256() }, proof));
      assert.ok(!verifyAbsence(root, line, proof));
    } else {
      assert.ok(verifyAbsence(root, line, proof));
      assert.ok(!verifyHead(root, { line, seq: 0, leaf: sha256() }, proof));
    }
    assertExact(bytes);
  }
}

/** No other bytes read as the same proof: cut, longer, or with a bit set that says nothing. */
function assertExact(bytes: Uint8Array): void {
  assert.equal(parseLineProof(bytes.slice(0, -1)), null);
  assert.equal(parseLineProof(Uint8Array.of(...bytes, 0)), null);
  const depth = bytes[0] ?? 0;
  if (depth % 8 !== 0) {
    const last = Math.ceil(depth / 8);
    assert.equal(parseLineProof(bytes.with(last, (bytes[last] ?? 0) | 1)), null);
  }
}
