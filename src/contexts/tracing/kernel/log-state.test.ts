import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naiveChain, naiveMapRoot, naiveRoot } from '../../../../test/help/naive-log.ts';
import { base64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { parseEntry, type Statement } from './entry.ts';
import { canonical } from './json/canonical.ts';
import { verifyAbsence, verifyHead } from './line-proof.ts';
import { BrokenLog, LogState } from './log-state.ts';
import type { Pending } from './pending.ts';
import { leafHash } from './tlog/merkle.ts';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f'].map((lot) => `https://id.gs1.org/01/06901234567892/10/${lot}`);

const statement = fc
  .record({
    number: fc.nat(),
    lines: fc.uniqueArray(fc.constantFrom(...LINES), { minLength: 1, maxLength: 4 }),
  })
  .map(({ number, lines }): Pending => {
    const said: Statement = {
      type: 'maidehao/credential/1',
      digest: `sha256:${'A'.repeat(43)}`,
      id: `urn:example:certificate:${number}`,
    };
    return { id: String(number), statement: canonical(said), lines };
  });
const history = fc.array(fc.array(statement, { maxLength: 6 }), { minLength: 1, maxLength: 6 });

test('whatever comes in, each entry is chained, mapped and hashed as the definitions say, also when read again', () => {
  fc.assert(
    fc.property(history, (batches) => {
      const log = new LogState(2);
      const texts: string[] = [];
      const heads = new Map<string, { seq: number; leaf: Uint8Array }>();
      for (const batch of batches) {
        const { entries, from } = log.append(batch);
        assert.equal(from, texts.length);
        const [map, ...said] = entries.toReversed();
        for (const [place, { text }] of said.toReversed().entries()) {
          const read = parseEntry(text);
          assert.ok(read.ok && read.value.type !== 'maidehao/map/1');
          assert.deepEqual(read.value.chain, naiveChain(batch[place]?.lines ?? [], texts));
          for (const { line, seq } of read.value.chain) heads.set(line, { seq, leaf: leafHash(utf8(text)) });
          texts.push(text);
        }
        assert.deepEqual(JSON.parse(map?.text ?? ''), {
          type: 'maidehao/map/1',
          size: texts.length,
          root: base64(naiveMapRoot(heads)),
        });
        texts.push(map?.text ?? '');
        assert.equal(log.size, texts.length);
        assert.deepEqual(log.root(), naiveRoot(texts.map(utf8)));
      }
      const again = new LogState(2);
      for (const text of texts) again.replay(text);
      assert.deepEqual(again.root(), log.root());
      const root = naiveMapRoot(heads);
      for (const line of LINES) {
        const proven = again.prove(line, again.size);
        assert.ok(proven);
        const head = heads.get(line);
        if (head) assert.ok(verifyHead(root, { line, ...head }, proven.proof));
        else assert.ok(verifyAbsence(root, line, proven.proof));
      }
    }),
  );
});

test('a log read again with an entry left out, brought twice or put in another place is another log or none', () => {
  const batches = fc.array(fc.array(statement, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(batches, fc.nat(), fc.constantFrom('left out', 'twice', 'swapped'), (all, where, how) => {
      const log = new LogState(2);
      const texts = all.flatMap((batch) => log.append(batch).entries.map(({ text }) => text));
      const at = where % (texts.length - 1);
      const [one = '', next = ''] = texts.slice(at);
      const wrong = { 'left out': [next], twice: [one, one, next], swapped: [next, one] }[how];
      const again = rootAfter(texts.toSpliced(at, 2, ...wrong));
      // Two entries without a line in common may come in either order: it is the tree that tells them apart.
      if (how === 'swapped') assert.notDeepEqual(again, log.root());
      else assert.equal(again, null);
    }),
  );
});

/** The root of a log read again, or null when it is broken. */
function rootAfter(texts: readonly string[]): Uint8Array | null {
  const log = new LogState(2);
  try {
    for (const text of texts) log.replay(text);
  } catch (error) {
    assert.ok(error instanceof BrokenLog);
    return null;
  }
  return log.root();
}
