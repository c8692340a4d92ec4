import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNumber, sortingOf, withQuery } from './query.ts';

const url = new URL('http://x/lots?page=3&q=荔枝');

test('a link to the next page keeps what was searched for', () => {
  assert.equal(withQuery(url, { page: 4 }), `/lots?page=4&q=${encodeURIComponent('荔枝')}`);
});

test('a name without a value goes out of the address', () => {
  assert.equal(withQuery(url, { page: undefined, q: '' }), '/lots');
});

test('a page number that makes no sense is the first page', () => {
  assert.equal(pageNumber(url), 3);
  for (const page of ['0', '-1', 'x', '1.5', ''])
    assert.equal(pageNumber(new URL(`http://x/?page=${page}`)), 1);
  assert.equal(pageNumber(new URL('http://x/')), 1);
});

test('only an order that is offered can be asked for', () => {
  const usual = { by: 'day', descending: true };
  const ask = (sort: string) => sortingOf(new URL(`http://x/?sort=${sort}`), ['day', 'price'], usual);
  assert.deepEqual(ask('price'), { by: 'price', descending: false });
  assert.deepEqual(ask('-price'), { by: 'price', descending: true });
  assert.deepEqual(ask('password'), usual);
});
