import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { canonical, canonicalBytes } from './canonical.ts';
import { type JsonFaultCode, strictJson } from './strict-json.ts';

const vectors = sharedFolder('conformance/trace/jcs-rfc8785/testdata');

for (const name of ['arrays', 'french', 'structures', 'unicode', 'values', 'weird']) {
  test(`RFC 8785 ${name}: read strictly and made canonical, byte for byte`, {
    skip: vectors.skip,
  }, async () => {
    const of = (kind: string, ending: string) =>
      readFile(join(vectors.path, kind, `${name}.${ending}`), 'utf8');
    const input = await of('input', 'json');
    const read = strictJson(input);
    // `values` writes two numbers with more digits than a double holds; they are refused before hashing, so JSON.parse reads them.
    assert.equal(read.ok, name !== 'values');
    const value = read.ok ? read.value : JSON.parse(input);
    assert.equal(canonical(value), await of('output', 'json'));
    const hex = (await of('outhex', 'txt')).replaceAll(/\s/g, '');
    assert.equal(Buffer.from(canonicalBytes(value)).toString('hex'), hex);
  });
}

const refused: readonly [name: string, text: string, code: JsonFaultCode, pointer: string, at: number][] = [
  ['a key twice', '{"a":1,"b":{"a":1,"a":2}}', 'duplicate-key', '/b/a', 18],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate-key', '/a', 7],
  ['a lone surrogate', '["ok","\\ud800"]', 'lone-surrogate', '/1', 6],
  ['a lone surrogate as it is', '["\ud800"]', 'lone-surrogate', '/0', 1],
  ['a lone surrogate in a key', '{"\\udc00":1}', 'lone-surrogate', '', 1],
  ['NaN', '{"kg":NaN}', 'number-not-finite', '/kg', 6],
  ['an infinity', '[-Infinity]', 'number-not-finite', '/0', 1],
  ['a number too large', '[1e400]', 'number-not-finite', '/0', 1],
  ['an integer no double holds', '{"n":9007199254740993}', 'number-not-exact', '/n', 5],
  ['2^64 − 1', '[18446744073709551615]', 'number-not-exact', '/0', 1],
  ['more digits than a double has', '[0.1000000000000000055]', 'number-not-exact', '/0', 1],
  ['a number lost to zero', '[1e-400]', 'number-not-exact', '/0', 1],
  ['a leading zero', '[01]', 'syntax', '', 2],
  ['a plus', '[+1]', 'syntax', '/0', 1],
  ['a comma too many', '[1,]', 'syntax', '/1', 3],
  ['a comment', '[1]//', 'syntax', '', 3],
  ['two values', '{} {}', 'syntax', '', 3],
  ['a line break in a string', '["a\nb"]', 'syntax', '/0', 1],
  ['a byte order mark', '\ufeff{}', 'syntax', '', 0],
  ['nothing', '', 'syntax', '', 0],
  ['a text cut off', '{"a":', 'syntax', '/a', 5],
  ['nesting without end', '['.repeat(100_000), 'too-deep', '/0'.repeat(64), 64],
  ['a key with a slash and a tilde', '{"a/b~c":NaN}', 'number-not-finite', '/a~1b~0c', 9],
];

for (const [name, text, code, pointer, at] of refused) {
  test(`${name} is refused, with its place`, () => {
    assert.deepEqual(strictJson(text), { ok: false, faults: [{ code, pointer, at }] });
  });
}

test('a reading of minus zero degrees is zero degrees', () => {
  assert.deepEqual(strictJson('[-0.0]'), { ok: true, value: [0] });
});

test('all faults are named at once', () => {
  const read = strictJson('{"a":9007199254740993,"a":"\\ud800","b":[NaN]}');
  assert.ok(!read.ok);
  assert.deepEqual(
    read.faults.map(({ code, pointer }) => [code, pointer]),
    [
      ['number-not-exact', '/a'],
      ['duplicate-key', '/a'],
      ['lone-surrogate', '/a'],
      ['number-not-finite', '/b/0'],
    ],
  );
});

test('what JSON can say, however it is spaced, is read as JSON.parse reads it, and its canonical text again so', () => {
  const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' });
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), (given, indent) => {
      const text = JSON.stringify(given, null, indent);
      const read = strictJson(text);
      assert.ok(read.ok);
      assert.deepEqual(read.value, JSON.parse(text));
      assert.deepEqual(strictJson(canonical(read.value)), read);
    }),
  );
});

test('a value has the canonical text that another implementation gives it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), fc.double(), (value, number) => {
      const given = { value, number: Number.isFinite(number) ? number : 0, absent: undefined };
      assert.equal(canonical(given), canonicalize(given));
    }),
  );
});

test('what has no JSON text is not given one', () => {
  for (const none of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    [undefined],
    { f() {} },
    '\ud800',
    { '\udc00': 1 },
  ]) {
    assert.throws(() => canonical(none));
  }
  const circle: unknown[] = [];
  circle.push(circle);
  assert.throws(() => canonical(circle));
});

test('a number is taken just when writing it out again gives the same number', () => {
  const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?$/);
  fc.assert(
    fc.property(digits, (text) => {
      const exact = sameDecimal(text, String(Number(text)));
      assert.equal(strictJson(text).ok, exact && Number.isFinite(Number(text)), text);
    }),
  );
});

/** Compares as whole numbers of 10^-200. */
function sameDecimal(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => {
    const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
    const [whole = '', part = ''] = mantissa.split('.');
    return (
      BigInt(whole.replace('-', '') + part) *
      10n ** BigInt(200 - part.length + Number(power)) *
      (text.startsWith('-') ? -1n : 1n)
    );
  });
  return one === two;
}
