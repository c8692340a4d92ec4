import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exactNumber } from './exact-number.ts';
import { fitsType, inBaseUnit } from './units.ts';

test('a decimal is read as a number when the number is all it says', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(exactNumber(String(value)), value === 0 ? 0 : value);
    }),
  );
  for (const [text, value] of [
    ['26.0', 26],
    ['+0.50', 0.5],
    ['.5', 0.5],
    ['007', 7],
    ['1e3', 1000],
    ['-0.0', 0],
  ] as const) {
    assert.equal(exactNumber(text), value, text);
  }
  for (const text of ['', '.', '1,5', '0x10', 'NaN', '1e999', '0.1234567890123456789', '9007199254740993']) {
    assert.equal(exactNumber(text), null, text);
  }
});

test('4 °C, 277.15 K and 39.2 °F are one temperature', () => {
  const temperatures = [inBaseUnit(4, 'CEL'), inBaseUnit(277.15, 'KEL'), inBaseUnit(39.2, 'FAH')];
  assert.deepEqual(new Set(temperatures.map((each) => each?.value)), new Set([277.15]));
  assert.equal(inBaseUnit(1, 'ZZ'), null);
  assert.notEqual(inBaseUnit(1, 'KGM')?.kind, inBaseUnit(1, 'MTR')?.kind);
  assert.deepEqual(inBaseUnit(1, 'KMT'), inBaseUnit(1000, 'MTR'));
});

test('a unit belongs to what it measures; of units we do not know we say nothing', () => {
  assert.ok(fitsType('Temperature', 'FAH'));
  assert.ok(!fitsType('Temperature', 'P1'));
  assert.ok(fitsType('Temperature', 'X99'));
  assert.ok(fitsType('Dimensionless', 'C35'));
});
