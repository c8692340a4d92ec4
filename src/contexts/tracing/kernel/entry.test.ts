import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { base64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { commitment } from './commitment.ts';
import { digestOf } from './digest.ts';
import { type EventStatement, entriesOf, type Link, LONGEST_ENTRY, parseEntry } from './entry.ts';
import { canonical } from './json/canonical.ts';

const hash = base64(new Uint8Array(32).fill(7));
const lot = (code: string) => `https://id.gs1.org/01/92045022400014/10/${code}`;
const statement: EventStatement = {
  type: 'maidehao/event/1',
  claim: {
    at: '2026-11-23T01:02:03.004Z',
    digest: digestOf(utf8('{}')),
    hash: `ni:///sha-256;${'0a'.repeat(32)}?ver=CBV2.0`,
    id: 'urn:uuid:019e807a-ec00-7510-af03-2bfb2460c104',
    issuer: 'urn:maidehao:organisation:019e807a-ec00-7510-af03-2bfb2460c105+0a1b2c3d',
  },
  signature: base64(new Uint8Array(64)),
};

/** Places in lines: sometimes the first of a line, sometimes not. */
const chains = (lines: { minLength: number; maxLength: number }) =>
  fc
    .uniqueArray(
      fc.record({ code: fc.stringMatching(/^[A-Z0-9-]{1,20}$/), seq: fc.nat(), first: fc.boolean() }),
      { ...lines, selector: ({ code }) => code },
    )
    .map((all) =>
      all.map(
        ({ code, seq, first }): Link =>
          first ? { line: lot(code), seq: 0 } : { line: lot(code), seq: seq + 1, prev: hash },
      ),
    );

test('an entry reads back as the statement and the places it was made of', () => {
  fc.assert(
    fc.property(chains({ minLength: 1, maxLength: 3 }), (chain) => {
      const [entry, ...more] = entriesOf(canonical(statement), chain);
      assert.deepEqual(more, []);
      assert.deepEqual(parseEntry(entry?.text ?? ''), { ok: true, value: { ...statement, chain } });
    }),
  );
});

test('a van full of parcels takes several entries, each parcel in exactly one of them', () => {
  fc.assert(
    fc.property(chains({ minLength: 1, maxLength: 200 }), (chain) => {
      const entries = entriesOf(canonical(statement), chain).map(({ text, chain: links }) => {
        assert.ok(utf8(text).length <= LONGEST_ENTRY);
        const read = parseEntry(text);
        assert.ok(read.ok && read.value.type === 'maidehao/event/1');
        assert.deepEqual(read.value.chain, links);
        return read.value;
      });
      assert.deepEqual(
        entries.flatMap((entry) => entry.chain),
        chain,
      );
      for (const entry of entries) assert.deepEqual({ ...entry, chain: [] }, { ...statement, chain: [] });
    }),
  );
});

const [{ text: good } = { text: '' }] = entriesOf(canonical(statement), [
  { line: lot('A'), seq: 1, prev: hash },
]);
const whole = JSON.parse(good);
const { claim } = statement;
const withClaim = (more: object) => canonical({ ...whole, claim: { ...claim, ...more } });
const faulty: readonly [name: string, text: string, fault: string][] = [
  ['a space more', good.replace(',', ', '), 'not-canonical'],
  ['its members in another order', JSON.stringify({ type: whole.type, ...whole }), 'not-canonical'],
  ['a member twice', good.replace('"chain":', '"chain":[],"chain":'), 'not-canonical'],
  ['no place', canonical(statement), 'wrong-shape'],
  ['the same line twice', canonical({ ...whole, chain: [...whole.chain, ...whole.chain] }), 'wrong-shape'],
  ['a member nobody knows', canonical({ ...whole, more: 1 }), 'wrong-shape'],
  ['a member every object has', canonical({ ...whole, constructor: 1 }), 'wrong-shape'],
  ['a claim with a member nobody knows', withClaim({ more: 1 }), 'wrong-shape'],
  [
    'a later place without what came before',
    canonical({ ...whole, chain: [{ line: lot('A'), seq: 1 }] }),
    'wrong-shape',
  ],
  ['a day that is none', withClaim({ at: '2026-13-23T01:02:03.004Z' }), 'wrong-shape'],
  ['bits in a digest that say nothing', withClaim({ digest: `sha256:${'A'.repeat(42)}B` }), 'wrong-shape'],
  ['another type', canonical({ ...whole, type: 'maidehao/event/2' }), 'unknown-type'],
  ['more bytes than an entry has', withClaim({ id: 'x'.repeat(LONGEST_ENTRY) }), 'too-long'],
  ['no JSON', 'pears', 'not-canonical'],
  ['no object', '[]', 'not-canonical'],
  ['a size that rounds', '{"root":"","size":9007199254740993,"type":"maidehao/map/1"}', 'not-canonical'],
];
for (const [name, text, fault] of faulty) {
  test(`an entry with ${name} is none`, () => {
    assert.deepEqual(parseEntry(text), { ok: false, fault });
  });
}

test('one character changed is never the same entry', () => {
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const changed = good.slice(0, at) + letter + good.slice(at + 1);
      const read = parseEntry(changed);
      if (changed !== good && read.ok) assert.notDeepEqual(read.value, JSON.parse(good));
    }),
  );
});

test('a commitment is the HMAC-SHA-256 that other software computes', () => {
  // printf '"陈大山"' | openssl dgst -sha256 -hmac Jefe -binary | base64
  assert.equal(commitment(utf8('Jefe'), '陈大山'), 'TVUxA-cJcBNI9jMtTj3F2UpMyTRLQV73hWnQYzHAmZ8');
});
