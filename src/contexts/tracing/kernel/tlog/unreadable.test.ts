import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SignedLog } from '../../../../../test/help/signed-log.ts';
import { parseSubmission } from '../../../../witness/submission.ts';
import { base64, fromBase64, fromBase64url } from '../base64.ts';
import { utf8 } from '../bytes.ts';
import { strictJson } from '../json/strict-json.ts';
import { lineProofBytes, parseLineProof } from '../line-proof.ts';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { noteText, openNote, parseNote } from './note.ts';
import { parseProof, proofText } from './proof.ts';
import { bundleBytes, bundleEntries, tileAt, tilePath } from './tiles.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';
import { parseVkey, vkeyText } from './vkey.ts';

const log = new SignedLog('log.example/county').grow(9);
const good = [
  log.checkpoint(),
  log.submission(4),
  log.vkey,
  log.text(),
  'tile/1/x001/x234/067.p/9',
  '{"a":[1,"é",null]}',
];

/** A good text with a few characters changed, cut out or put in; or any text. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom(...good),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 4 }),
    )
    .map(([from, changes]) =>
      changes.reduce((whole, [at, cut, put]) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + put + whole.slice(place + cut);
      }, from),
    ),
);

test('whatever the text, no reader breaks, and what is read is written back as it was', () => {
  fc.assert(
    fc.property(text, (given) => {
      const note = parseNote(given);
      if (note) assert.equal(noteText(note), given);
      const key = parseVkey(given);
      if (key) assert.equal(vkeyText(key), given);
      const checkpoint = parseCheckpoint(given);
      if (checkpoint.ok && checkpoint.value.extensions.length === 0) {
        assert.equal(checkpointText(checkpoint.value), given);
      }
      const tile = tileAt(given);
      if (tile) assert.equal(tilePath(tile), given);
      const bytes = fromBase64(given);
      if (bytes) assert.equal(base64(bytes), given);
      const proof = parseProof(given);
      if (proof) assert.equal(proofText(proof), given);
      fromBase64url(given);
      openNote(given, [log.key]);
      parseSubmission(utf8(given));
      const json = strictJson(given);
      // Nothing is taken that JSON.parse would not take too.
      if (json.ok)
        assert.deepEqual(
          json.value,
          JSON.parse(given, (_, value) => (value === 0 ? 0 : value)),
        );
    }),
    { numRuns: 2000 },
  );
});

test('whatever the bytes, no reader breaks, and what is read is written back as it was', () => {
  const hash = fc.uint8Array({ minLength: 31, maxLength: 33 });
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(bytes, fc.nat(300), fc.array(hash, { maxLength: 6 }), (given, width, hashes) => {
      const proof = parseLineProof(given);
      if (proof) assert.deepEqual(lineProofBytes(proof), given);
      const entries = bundleEntries(given, width);
      if (entries.ok) assert.deepEqual(bundleBytes(entries.value), given);
      parseSubmission(given);
      const [one = given, two = given, ...rest] = hashes;
      verifyInclusion(one, width, given.length, two, rest);
      verifyConsistency(width, given.length, one, two, rest);
    }),
    { numRuns: 2000 },
  );
});

test('numbers that are no sizes prove nothing', () => {
  const root = log.root();
  for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 64]) {
    assert.ok(!verifyInclusion(root, wrong, 9, root, []));
    assert.ok(!verifyInclusion(root, 0, wrong, root, []));
    assert.ok(!verifyConsistency(wrong, 9, root, root, []));
    assert.ok(!verifyConsistency(9, wrong, root, root, []));
  }
});
