import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeChange, followCode } from './follow-code.ts';

const change = (old: string, into: string, year = 2012): CodeChange => ({ old, into, year });

test('a region is followed through its renames, and one that was never renamed keeps its code', () => {
  const changes = [change('a', 'b', 2005), change('b', 'c', 2015), change('x', 'y')];
  assert.deepEqual(followCode('a', changes), { code: 'c' });
  assert.deepEqual(followCode('c', changes), { code: 'c' });
  assert.deepEqual(followCode('other', changes), { code: 'other' });
});

test('a region that was split or merged is told as such, with what became of it', () => {
  assert.deepEqual(followCode('a', [change('a', 'b'), change('a', 'c')]), {
    fault: 'split',
    into: 'b、c',
    year: 2012,
  });
  assert.deepEqual(followCode('a', [change('a', 'c'), change('b', 'c')]), {
    fault: 'merged',
    into: 'c',
    year: 2012,
  });
});

test('changes that go in a circle end', () => {
  assert.ok('code' in followCode('a', [change('a', 'b'), change('b', 'a')]));
});
