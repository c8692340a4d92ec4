import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LicenceInForce } from './licence.ts';
import { type LotToMark, type Standard, whyNoMark } from './mark.ts';

const day = '2026-11-23';
const lot: LotToMark = {
  grade: 'A',
  harvested: '2026-11-20',
  certificateRequired: true,
  certificateId: 'c1',
};
const licence: LicenceInForce = { status: 'granted', validFrom: '2026-01-01', validUntil: '2028-12-31' };
const standard: Standard = {
  grades: ['A', 'B'],
  maxDaysFromHarvest: 7,
  validFrom: '2025-01-01',
  validUntil: null,
};

test('a fresh certified lot of a licensed operator carries the mark', () => {
  assert.equal(whyNoMark(lot, licence, standard, day), undefined);
});

test('without a licence, or with one suspended or run out, it does not', () => {
  assert.equal(whyNoMark(lot, undefined, standard, day), 'licence');
  assert.equal(whyNoMark(lot, { ...licence, status: 'suspended' }, standard, day), 'licence');
  assert.equal(whyNoMark(lot, { ...licence, validUntil: '2026-11-22' }, standard, day), 'licence');
  assert.equal(whyNoMark(lot, { ...licence, validFrom: '2026-11-24' }, standard, day), 'licence');
});

test('the last day of a licence still counts', () => {
  assert.equal(whyNoMark(lot, { ...licence, validUntil: day }, standard, day), undefined);
});

test('a grade outside the standard does not carry it', () => {
  assert.equal(whyNoMark({ ...lot, grade: 'C' }, licence, standard, day), 'grade');
});

test('a lot whose certificate was voided loses the mark; goods that need none keep it', () => {
  assert.equal(whyNoMark({ ...lot, certificateId: undefined }, licence, standard, day), 'certificate');
  assert.equal(
    whyNoMark({ ...lot, certificateRequired: false, certificateId: undefined }, licence, standard, day),
    undefined,
  );
});

test('a lot older than the standard allows loses the mark the day after', () => {
  assert.equal(whyNoMark(lot, licence, standard, '2026-11-27'), undefined);
  assert.equal(whyNoMark(lot, licence, standard, '2026-11-28'), 'age');
});

test('when the standard has ended, nothing carries the mark', () => {
  assert.equal(whyNoMark(lot, licence, { ...standard, validUntil: '2026-11-01' }, day), 'standard');
});
