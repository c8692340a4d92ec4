import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDigit, lotThing, shipmentThing } from './things.ts';

test('a GS1 check digit is the one printed in the GS1 General Specifications § 7.9.1', () => {
  assert.equal(checkDigit('629104150021'), 3);
  assert.equal(checkDigit('37610425002123456'), 9);
});

test('a lot is named by its GS1 Digital Link, a shipment by its SSCC', () => {
  assert.equal(
    lotThing('96901234567895', 'HP-261123-7'),
    'https://id.gs1.org/01/96901234567895/10/HP-261123-7',
  );
  assert.equal(shipmentThing('376104250021234569'), 'https://id.gs1.org/00/376104250021234569');
});
