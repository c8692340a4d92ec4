import assert from 'node:assert/strict';
import test from 'node:test';
import { soughtBy } from './order-query.ts';

test('four digits are a phone’s last', () => {
  assert.deepEqual(soughtBy(' 1234 '), { by: 'tail', tail: '1234' });
});

test('a number is found by its day, its beginning or all of it, however it is typed', () => {
  assert.deepEqual(soughtBy('261123'), { by: 'number', prefix: '261123' });
  assert.deepEqual(soughtBy('261123k7'), { by: 'number', prefix: '261123-K7' });
  assert.deepEqual(soughtBy('261123-K7QF9M'), { by: 'number', prefix: '261123-K7QF9M' });
});

test('anything else is the beginning of a name, in characters or letters', () => {
  assert.deepEqual(soughtBy('李小'), { by: 'name', prefix: '李小' });
  assert.deepEqual(soughtBy('LiXiao'), { by: 'name', prefix: 'lixiao' });
  assert.equal(soughtBy('  '), undefined);
});
