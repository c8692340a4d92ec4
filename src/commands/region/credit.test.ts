import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { command as region } from '../region.ts';

const folder = mkdtempSync(join(tmpdir(), 'credit-'));
atEnd(() => rm(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
// biome-ignore lint/suspicious/noExplicitAny: each question answers in its own shape.
const told = (...words: string[]): Promise<any> => region.run(words);

test('a household that did everything well has all points; a new one is told what adds the most', async () => {
  const best = {
    ...{ id: 'best', lotsDelivered: 12, fulfilled: 1, claimed: 0, advancesRepaid: 4, monthsKept: 12 },
    ...{ mentorVouches: true, neighboursVouch: 3 },
  };
  const { households } = await told(
    'credit',
    file('a.json', JSON.stringify([best, { id: 'new', lotsDelivered: 0 }])),
  );
  assert.equal(households[0].points, 100);
  assert.deepEqual(households[0].missing, []);
  assert.equal(households[1].missing[0].lost, 18);
  assert.ok(households[1].missing[0].zh.more && households[1].missing[0].en.more);
});

test('a record that says something of a neighbour is refused', async () => {
  const path = file('b.json', JSON.stringify([{ id: 'x', lotsDelivered: 1, villageIncome: 3 }]));
  await assert.rejects(told('credit', path), /villageIncome/);
});

test('parts that keep pace are coupled wholly, and how far along they are decides the rest', async () => {
  const path = file('c.csv', 'code,trade,roads\na,0,0\nb,5,50\nc,10,100\nd,10,0');
  const { results } = await told('coupling', path, '--parts', 'trade,roads');
  const of = (unit: string) => results.find((each: { unit: string }) => each.unit === unit);
  // Halfway in both: in step, half along.
  assert.deepEqual([of('b').coupling, of('b').level], [1, 0.5]);
  assert.ok(Math.abs(of('b').coordination - Math.SQRT1_2) < 1e-12);
  assert.deepEqual([of('c').coordination, of('d').coordination], [1, 0]);
  const classic = await told(
    'coupling',
    path,
    '--parts',
    'trade,roads',
    '--form',
    'classic',
    '--weights',
    '3,1',
  );
  assert.equal(classic.results[3].level, 0.75);
  await assert.rejects(told('coupling', path, '--parts', 'trade'), /two columns/);
  await assert.rejects(told('coupling', path, '--parts', 'trade,roads', '--as-is'), /“trade” has 5/);
});

test('VIKOR’s compromise is told: the one that is ahead in everything stands alone', async () => {
  const path = file('d.csv', 'code,trade,roads\na,10,10\nb,1,2\nc,0,0');
  const spec = file(
    'd.json',
    JSON.stringify({ unit: 'code', score: 'vikor', indicators: [{ column: 'trade' }, { column: 'roads' }] }),
  );
  assert.deepEqual((await told('assess', path, '--spec', spec)).compromise, ['a']);
});
