import assert from 'node:assert/strict';
import test from 'node:test';
import { certificateSeries, lotSeries } from './lot-code.ts';

const noon = new Date('2026-11-23T04:00:00Z');

test('a lot code begins with the initials of its product and the day it was made', () => {
  assert.equal(lotSeries('huapi jinju', noon), 'HJ-261123-');
  assert.equal(lotSeries('xianggu', noon), 'XI-261123-');
});

test('the day is the day in China, also early in the morning', () => {
  assert.equal(lotSeries('huapi jinju', new Date('2026-11-22T16:30:00Z')), 'HJ-261123-');
});

test('a code fits the 20 characters of GS1 AI (10) up to ninety-nine million lots a day', () => {
  assert.ok(`${lotSeries('ben di zi qiang zao', noon)}99999999`.length <= 20);
});

test('certificate numbers begin with the county and the day of issue', () => {
  assert.equal(certificateSeries('450224', noon), 'HGZ-450224-261123-');
});
