import assert from 'node:assert/strict';
import test from 'node:test';
import { orderNumber, readOrderNumber } from './order-number.ts';

test('an order number begins with its day, so that people find the right one', () => {
  assert.equal(orderNumber('2026-11-23', 'K7QF9M'), '261123-K7QF9M');
});

test('a number is read however it is typed', () => {
  assert.equal(readOrderNumber(' 261123 k7qf9m '), '261123-K7QF9M');
  assert.equal(readOrderNumber('261123-K7QF9M'), '261123-K7QF9M');
  assert.equal(readOrderNumber('２６１１２３－ｋ７ｑｆ９ｍ'), '261123-K7QF9M');
  assert.equal(readOrderNumber('261123\u2011K7QF9M'), '261123-K7QF9M');
});

test('what cannot be a number is not looked up', () => {
  assert.equal(readOrderNumber('261123'), undefined);
  assert.equal(readOrderNumber('261123-K7QF9O'), undefined);
});
