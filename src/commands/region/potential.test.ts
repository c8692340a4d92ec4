import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { Stopped } from '../../shared/stopped.ts';
import { seeded } from '../demo/seeded.ts';
import { command as region } from '../region.ts';
import { census2010, masses2010 } from './potential/census-2010-columns.ts';

const folder = mkdtempSync(join(tmpdir(), 'potential-'));
atEnd(() => rm(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

// biome-ignore lint/suspicious/noExplicitAny: each way of asking answers in its own shape.
const told = (...words: readonly string[]): Promise<any> => region.run(words);

/** Eight provinces of twenty-five: a village comes where schooling is high. */
function table(): string {
  const chance = seeded(2);
  const rows = Array.from({ length: 200 }, (_, at) => {
    const schooling = Math.round(100 * chance.next());
    const came = Number(chance.next() < schooling / 100);
    return [`u${at}`, `p${at % 8}`, schooling, Math.round(1000 * chance.next()), came, at % 20, at % 7].join(
      ',',
    );
  });
  return ['code,province,schooling,people,villages,x,y', ...rows].join('\n');
}
const spec = (year: number) => ({
  unit: 'code',
  province: 'province',
  outcome: { column: 'villages', year: 2016 },
  columns: [
    { column: 'schooling', year },
    { column: 'people', year: 2010, log: true },
  ],
  near: { x: 'x', y: 'y', year: 2010, masses: ['people'], scales: [3] },
});

test('each region has its chance with reasons, and the score its test', async () => {
  const path = file('table.csv', table());
  const {
    test: tested,
    regions,
    weights,
  } = await told('potential', path, '--spec', file('spec.json', JSON.stringify(spec(2010))));
  assert.ok(tested.auc > 0.75 && tested.interval[0] > 0.5 && tested.provincesWithBoth === 8);
  assert.equal(weights[0].column, 'schooling');
  assert.ok(weights[0].weight > 0);
  const first = regions.find(({ rank }: { rank: number }) => rank === 1);
  assert.equal(first.raise[0].column, 'schooling');
  assert.ok(regions.every(({ chance }: { chance: number }) => chance > 0 && chance < 1));
});

test('a figure of the outcome’s year or later is refused in both languages', async () => {
  const late = file('late.json', JSON.stringify(spec(2020)));
  await assert.rejects(told('potential', file('table.csv', table()), '--spec', late), (error) => {
    assert.ok(error instanceof Stopped);
    assert.match(error.zh, /“schooling”是 2020 年的，结果是 2016 年的/);
    assert.match(error.en, /“schooling” is of 2020, the outcome of 2016/);
    return true;
  });
});

test('the census’s figures are places in its own table, none of them a county’s code or name', () => {
  const places = [...census2010, ...masses2010].flatMap(({ of, per = [] }) => [...of, ...per]);
  assert.ok(places.every((place) => place >= 2 && place <= 168));
  const names = census2010.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});
