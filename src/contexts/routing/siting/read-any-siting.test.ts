import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSiting, type SitingFormat } from './read-any-siting.ts';

const wrong: [what: string, SitingFormat, text: string, code: string, line: number][] = [
  ['an empty list of facilities', 'cflp', '', 'routing.wrong-row', 1],
  [
    'facilities that are announced and do not follow',
    'cflp',
    '1000000000 1000000000\n1 2\n',
    'routing.cut-short',
    2,
  ],
  ['no medians at all', 'pmed', '', 'routing.wrong-row', 1],
  ['half a median', 'pmed', '2 1 0.5\n1 2 3\n', 'routing.wrong-row', 1],
  ['more vertices than fit', 'pmed', '1000000000 1 2\n1 2 3\n', 'routing.too-large', 1],
  ['a vertex nobody reaches', 'pmed', '3 1 1\n1 2 3\n', 'routing.apart', 1],
  ['an edge that is missing', 'pmed', '3 2 1\n1 2 3\n', 'routing.wrong-row', 3],
];

for (const [what, format, text, code, line] of wrong) {
  test(`a published file with ${what} is refused at its line`, () => {
    const read = readSiting(text, format);
    assert.ok(!read.ok);
    assert.deepEqual([read.refusal.code, read.refusal.facts.line], [code, line]);
  });
}
