import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPath } from './own-path.ts';

test('after signing in people go on to a page of ours, and to no other site', () => {
  assert.equal(ownPath('/desk/lots?page=2'), '/desk/lots?page=2');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'desk',
    '',
    '/\t/evil.example',
  ])
    assert.equal(ownPath(elsewhere, '/me'), '/me', elsewhere);
  assert.equal(ownPath(null), '/');
});
