import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDigit } from '#tracing';
import { DEMO_COMPANY_PREFIX, sscc, ssccOrTail } from './sscc.ts';

test('an SSCC has 18 digits and the check digit of GS1 General Specifications § 7.9.1', () => {
  assert.equal(sscc('7610425', 3_002_123_456, checkDigit), '376104250021234569');
});

test('the last serial fits and the one after it is refused', () => {
  assert.equal(sscc(DEMO_COMPANY_PREFIX, 9_999_999_999, checkDigit).length, 18);
  assert.throws(() => sscc(DEMO_COMPANY_PREFIX, 10_000_000_000, checkDigit), RangeError);
});

test('a label is read from a barcode, from its QR and from the six digits people type', () => {
  const label = '376104250021234569';
  for (const scanned of [
    label,
    `00${label}`,
    `(00)${label}`,
    `]C100${label}`,
    `https://id.gs1.org/00/${label}`,
  ]) {
    assert.equal(ssccOrTail(scanned), label, scanned);
  }
  assert.equal(ssccOrTail(' 234569 '), '234569');
  assert.equal(ssccOrTail('张三'), undefined);
});
