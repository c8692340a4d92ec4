import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveConsistency, naivePath, naiveRoot } from '../../../../../test/help/naive-log.ts';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { leafHash, RightEdge, rootOf } from './merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  inclusionProofs,
  isSubtree,
  nodesOf,
  subtreeConsistencyProof,
  subtreeInclusionProof,
} from './prove.ts';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './verify.ts';

const vectors = sharedFolder('conformance/trace/rfc6962-merkle/testdata');

interface Vector {
  readonly numbers: Readonly<Record<string, number>>;
  readonly bytes: Readonly<Record<string, Uint8Array>>;
  readonly proof: readonly Uint8Array[];
  readonly wantErr: boolean;
}

const kinds: Readonly<Record<string, readonly [count: number, verify: (v: Vector) => boolean]>> = {
  inclusion: [
    98,
    ({ numbers: n, bytes: b, proof }) =>
      verifyInclusion(at(b, 'leafHash'), at(n, 'leafIdx'), at(n, 'treeSize'), at(b, 'root'), proof),
  ],
  subtreeinclusion: [
    204,
    ({ numbers: n, bytes: b, proof }) =>
      verifySubtreeInclusion(
        at(b, 'leafHash'),
        at(n, 'leafIdx'),
        at(n, 'start'),
        at(n, 'end'),
        at(b, 'root'),
        proof,
      ),
  ],
  consistency: [
    98,
    ({ numbers: n, bytes: b, proof }) =>
      verifyConsistency(at(n, 'size1'), at(n, 'size2'), at(b, 'root1'), at(b, 'root2'), proof),
  ],
  subtreeconsistency: [
    118,
    ({ numbers: n, bytes: b, proof }) =>
      verifySubtreeConsistency(
        at(n, 'start'),
        at(n, 'end'),
        at(n, 'size'),
        at(b, 'root1'),
        at(b, 'root2'),
        proof,
      ),
  ],
};

for (const [kind, [count, verify]] of Object.entries(kinds)) {
  test(`all ${count} published ${kind} proofs are judged as published`, { skip: vectors.skip }, async () => {
    const folder = join(vectors.path, kind);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json'));
    assert.equal(files.length, count);
    for (const file of files) {
      const vector = parsed(await readFile(join(folder, file), 'utf8'));
      assert.equal(verify(vector), !vector.wantErr, file);
    }
  });
}

// Each begins with its place, so that no two are equal.
const entries = fc
  .array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 })
  .map((all) => all.map((entry, place) => Uint8Array.of(place, ...entry)));

test('a growing tree has, at every size, the root of its definition', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (all, where) => {
      const edge = new RightEdge();
      const stop = where % all.length;
      for (const entry of all.slice(0, stop)) edge.push(leafHash(entry));
      // Gone on from what was kept, as after a restart.
      const again = new RightEdge(edge.size, edge.full);
      for (const entry of all.slice(stop)) again.push(leafHash(entry));
      assert.deepEqual(edge.root(), naiveRoot(all.slice(0, stop)));
      assert.deepEqual(again.root(), naiveRoot(all));
      assert.deepEqual(rootOf(all.map(leafHash)), naiveRoot(all));
    }),
  );
});

test('every proof is the one of the definition, and shows what it should and nothing else', () => {
  fc.assert(
    fc.property(entries, fc.nat(), fc.nat(), fc.nat(), (all, a, b, c) => {
      const leaves = all.map(leafHash);
      const nodes = nodesOf(leaves);
      const size = all.length;
      const root = naiveRoot(all);
      const index = a % size;
      const path = inclusionProof(index, size, nodes);
      assert.deepEqual(path, naivePath(index, all));
      assert.deepEqual(
        inclusionProofs([...leaves.keys()], size, nodes),
        Array.from(leaves.keys(), (each) => naivePath(each, all)),
      );
      assert.ok(verifyInclusion(leaves[index] as Uint8Array, index, size, root, path));
      assert.ok(!verifyInclusion(leafHash(Uint8Array.of(size)), index, size, root, path));
      assert.equal(
        verifyInclusion(leaves[index] as Uint8Array, (index + 1) % size, size, root, path),
        size === 1,
      );

      const earlier = 1 + (b % size);
      const proof = consistencyProof(earlier, size, nodes);
      assert.deepEqual(proof, naiveConsistency(0, earlier, all));
      const before = naiveRoot(all.slice(0, earlier));
      assert.ok(verifyConsistency(earlier, size, before, root, proof));
      for (const wrong of spoiled(proof)) assert.ok(!verifyConsistency(earlier, size, before, root, wrong));

      const [start, end] = subtreeIn(size, b, c);
      assert.ok(isSubtree(start, end));
      const part = all.slice(start, end);
      const within = subtreeInclusionProof(start + (a % (end - start)), start, end, nodes);
      assert.deepEqual(within, naivePath(a % (end - start), part));
      const shown = subtreeConsistencyProof(start, end, size, nodes);
      assert.deepEqual(shown, naiveConsistency(start, end, all));
      assert.ok(verifySubtreeConsistency(start, end, size, naiveRoot(part), root, shown));
      for (const wrong of spoiled(shown)) {
        assert.ok(!verifySubtreeConsistency(start, end, size, naiveRoot(part), root, wrong));
      }
    }),
  );
});

/** The proof with one hash missing, one too many, one changed bit, or two in the other order. */
function spoiled(proof: readonly Uint8Array[]): Uint8Array[][] {
  const [first, second, ...rest] = proof;
  const wrong = [
    [...proof, new Uint8Array(32)],
    [new Uint8Array(32), ...proof],
  ];
  if (first)
    wrong.push(proof.slice(1), proof.slice(0, -1), [
      first.map((byte, at) => (at === 31 ? byte ^ 1 : byte)),
      ...proof.slice(1),
    ]);
  if (first && second && first.join() !== second.join()) wrong.push([second, first, ...rest]);
  return wrong;
}

function subtreeIn(size: number, a: number, b: number): [start: number, end: number] {
  const width = 2 ** (a % (Math.floor(Math.log2(size)) + 1));
  const start = width * (b % Math.ceil(size / width));
  return [start, Math.min(size, start + 1 + (a % width))];
}

function at<Value>(record: Readonly<Record<string, Value>>, name: string): Value {
  const value = record[name];
  if (value === undefined) throw new Error(`the vector has no ${name}`);
  return value;
}

function parsed(text: string): Vector {
  const raw = JSON.parse(text) as Record<string, number | string | boolean | string[] | null>;
  const decoded = (name: 'number' | 'string') =>
    Object.entries(raw).filter(([, value]) => typeof value === name);
  return {
    numbers: Object.fromEntries(decoded('number')) as Record<string, number>,
    bytes: Object.fromEntries(
      decoded('string').map(([key, value]) => [key, Buffer.from(value as string, 'base64')]),
    ),
    proof: ((raw.proof ?? []) as string[]).map((hash) => Buffer.from(hash, 'base64')),
    wantErr: raw.wantErr === true,
  };
}
