import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { Stopped } from '../shared/stopped.ts';
import { runNode } from './line/tool.ts';
import { command } from './region.ts';

const folder = mkdtempSync(join(tmpdir(), 'region-'));
atEnd(() => rm(folder, { recursive: true }));

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** What `--json` says, without a process of its own for each question. */
async function told(...words: readonly string[]): Promise<Told> {
  return command.run(words);
}
// biome-ignore lint/suspicious/noExplicitAny: each question answers in its own shape.
type Told = any;

async function refused(...words: readonly string[]): Promise<Stopped> {
  try {
    await command.run(words);
  } catch (error) {
    if (error instanceof Stopped) return error;
    throw error;
  }
  throw new Error(`region ${words.join(' ')} was not refused`);
}

test('every question of `region` is listed by --help with its options in both languages', async () => {
  const choices = await command.choices();
  const { output } = await runNode(['src/commands/maidehao.ts', 'region', '--help']);
  assert.ok(choices.some(({ name }) => name.startsWith('region inequality FILE')));
  for (const { name, zh, en } of choices) {
    assert.match(zh, /\p{Script=Han}/u, name);
    assert.match(en, /[a-z]/, name);
    assert.ok(output.includes(`  ${name}\n      ${zh}\n      ${en}`), name);
  }
});

test('a question there is not, and one asked wrongly, say what there is', async () => {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'region', 'nothing', '--json']);
  assert.equal(passed, false);
  assert.match(
    JSON.parse(output.trim().split('\n').at(-1) ?? '').en,
    /There is no nothing, only .*inequality/,
  );
  await assert.rejects(command.run(['inequality', 'a.csv']), /--value is needed.*\n.*region inequality FILE/);
});

test('inequality of a column, and its three parts by group, come with their published values', async () => {
  // Dagum 1997's definition in exact fractions: G 3/8 = 7/64 within + 7/64 between + 5/32 overlap.
  const rows = ['10,a', '20,a', '40,a', '15,b', '25,b', '30,b', '60,b', '5,c', '35,c', '80,c'];
  const table = file('incomes.csv', '收入,地区', ...rows);
  const { gini, dagum } = await told('inequality', table, '--value', '收入', '--group', '地区');
  assert.deepEqual(
    [gini, dagum.within, dagum.netBetween, dagum.transvariation].map((part) => part.toFixed(12)),
    [3 / 8, 7 / 64, 7 / 64, 5 / 32].map((part) => part.toFixed(12)),
  );
  assert.deepEqual(
    dagum.groups.map(({ name, count }: { name: string; count: number }) => [name, count]),
    [
      ['a', 3],
      ['b', 4],
      ['c', 3],
    ],
  );
});

const faults: readonly [name: string, cells: readonly string[], zh: RegExp, en: RegExp][] = [
  ['a text', ['5,a', 'many,a'], /第 3 行“收入”不是数字：many/, /Line 3, column “收入” is no number: many/],
  ['an empty cell', ['5,a', ',a'], /第 3 行“收入”空着/, /Line 3, column “收入” is empty/],
  ['a debt', ['5,a', '-2,a'], /第 3 行“收入”小于零：-2/, /Line 3, column “收入” is below zero: -2/],
  ['a row without a group', ['5,a', '7,'], /第 3 行“地区”空着/, /Line 3, column “地区” is empty/],
  ['nothing at all', ['0,a', '0,b'], /“收入”全是零/, /“收入” is zero throughout/],
  ['no rows', [], /没有数据行/, /has no rows/],
];
for (const [name, cells, zh, en] of faults) {
  test(`${name} in a table is refused with its line and column in both languages`, async () => {
    const table = file('faulty.csv', '收入,地区', ...cells);
    const stopped = await refused('inequality', table, '--value', '收入', '--group', '地区');
    assert.match(stopped.zh, zh);
    assert.match(stopped.en, en);
  });
}

test('a column that is not there, or is there twice, is refused with what there is', async () => {
  const table = file('twice.csv', '县,收入,收入', '三江,1,2');
  const ask = async (column: string) => (await refused('inequality', table, '--value', column)).en;
  assert.match(await ask('income'), /no column “income”.*县, 收入, 收入/);
  assert.match(await ask('收入'), /“收入” stands there twice/);
});

test('an index of a table by a spec: weights, scores, ranks with their intervals, and what holds each back', async () => {
  const table = file('counties.csv', 'code,name,roads,waste', 'a,甲,9,1', 'b,乙,5,5', 'c,丙,1,9', 'd,丁,2,1');
  const spec = file(
    'spec.json',
    JSON.stringify({
      unit: 'code',
      name: 'name',
      indicators: [{ column: 'roads' }, { column: 'waste', direction: 'cost' }],
      ranks: { draws: 200 },
    }),
  );
  const { weights, results, sensitivity } = await told('assess', table, '--spec', spec);
  assert.ok(sensitivity.without.roads.shift > 0 && sensitivity.by.topsis.correlation > 0.9);
  assert.deepEqual(weights, { roads: 0.5, waste: 0.5 });
  assert.deepEqual(
    results.map(({ name, score, rank }: Told) => [name, score, rank]),
    [
      ['甲', 100, 1],
      ['乙', 50, 3],
      ['丙', 0, 4],
      ['丁', 56.25, 2],
    ],
  );
  assert.deepEqual(results[0].ranks, { low: 1, median: 1, high: 1, lastFifth: 0, firstFifth: 1 });
  assert.deepEqual(results[3].obstacles, [{ column: 'roads', share: 1 }]);
  assert.deepEqual(results[0].obstacles, []);
});

test('each region’s kinds of weakness come with their evidence, and whom turnover alone would pass over', async () => {
  const rows = Array.from({ length: 10 }, (_, at) => `r${at},${at},${at},${at === 0 ? 999 : at}`);
  const table = file('weak.csv', 'code,roads,schools,turnover', ...rows.slice(0, 9), 'r9,0,9,9');
  const spec = {
    unit: 'code',
    volume: 'turnover',
    outliers: false,
    indicators: [
      { column: 'roads', kind: 'logistics' },
      { column: 'schools', kind: 'talent' },
    ],
  };
  const { results, misled } = await told('assess', table, '--spec', file('weak.json', JSON.stringify(spec)));
  const [weakness] = results[9].weaknesses;
  assert.deepEqual([weakness.kind, weakness.rank, weakness.share], ['logistics', 9, 1]);
  assert.deepEqual(weakness.evidence, [{ column: 'roads', share: 1, rank: 9 }]);
  assert.deepEqual([misled.volume, misled.passedOver], ['turnover', ['r0']]);
});

test('a spec that is wrong, and a region told twice, are refused where they are', async () => {
  const table = file('twice-told.csv', 'code,roads', 'a,1', 'b,2', 'a,3');
  const spec = (indicators: object[], more = {}) =>
    file('wrong.json', JSON.stringify({ unit: 'code', indicators, ...more }));
  const twice = await refused('assess', table, '--spec', spec([{ column: 'roads' }]));
  assert.match(twice.zh, /第 4 行的“a”第 2 行已经有了/);
  assert.match(twice.en, /Line 4 is “a” again, as line 2 was/);
  const wrong = await refused('assess', table, '--spec', spec([{ column: 'roads' }], { score: 'best' }));
  assert.match(wrong.zh, /“score”这一项不对：.*linear/);
  assert.match(wrong.en, /wrong at “score”: .*linear/);
  const unknown = await refused('assess', table, '--spec', spec([{ column: 'roads', weigth: 2 }]));
  assert.match(unknown.en, /wrong at “indicators.0”: .*weigth/);
});

test('whether like borders on like, with the clusters and islands of a map', async () => {
  const side = 8;
  const cells = Array.from({ length: side * side }, (_, at) => at);
  const beside = (at: number) => [
    ...(at % side > 0 ? [`c${at - 1}`] : []),
    ...(at % side < side - 1 ? [`c${at + 1}`] : []),
    ...[at - side, at + side]
      .filter((other) => other >= 0 && other < cells.length)
      .map((other) => `c${other}`),
  ];
  const borders = { ...Object.fromEntries(cells.map((at) => [`c${at}`, beside(at)])), far: [] };
  const rich = cells.map((at) => (at % side < 3 && at < 3 * side ? 9 : 0) + (at % 5) / 10);
  const table = file('map.csv', 'code,income', ...cells.map((at) => `c${at},${rich[at]}`), 'far,3');
  const { moran, islands, counts, results } = await told(
    'moran',
    table,
    '--neighbours',
    file('n.json', JSON.stringify(borders)),
  );
  assert.ok(moran.value > 0.5 && moran.z > 5);
  assert.deepEqual([islands, counts.island, results.length], [['far'], 1, 65]);
  assert.equal(results[side + 1].cluster, 'high-high');
  assert.deepEqual(results.at(-1), {
    unit: 'far',
    local: null,
    z: null,
    p: null,
    quadrant: 'island',
    cluster: 'island',
  });
  const gap = await refused(
    'moran',
    table,
    '--neighbours',
    file('gap.json', JSON.stringify({ ...borders, far: undefined })),
  );
  assert.match(gap.zh, /第 66 行的“far”在相邻关系文件里没有/);
  assert.match(gap.en, /Line 66, “far”, is not in the file of neighbours/);
  const wrong = await refused('moran', table, '--neighbours', file('bad.json', '{"c0": "c1"}'));
  assert.match(wrong.en, /not understood at “c0”/);
  const bare = await refused('moran', table, '--neighbours', file('bare.json', '{"type":"Topology"}'));
  assert.match(bare.zh, /“arcs”这里看不懂/);
  assert.match(bare.en, /not understood at “arcs”/);
});

test('regions that make up a tenth of the way each year converge, with years until half of it is made up', async () => {
  const starts = [100, 200, 400, 900, 2000];
  const later = (start: number) => Math.exp(Math.log(5000) - Math.log(5000 / start) * Math.exp(-0.1 * 10));
  const rows = starts.map((start, at) => `r${at},${start},${later(start)}`);
  const table = file('growth.csv', 'code,income 2010,income 2020', ...rows);
  const { sigma, beta } = await told('convergence', table, '--values', 'income 2020,income 2010');
  assert.deepEqual(
    sigma.years.map(({ year }: Told) => year),
    [2010, 2020],
  );
  assert.ok(sigma.years[1].logDeviation < sigma.years[0].logDeviation);
  assert.equal(beta.speed.toFixed(6), '0.100000');
  assert.equal(beta.halfLife.toFixed(6), (Math.LN2 / 0.1).toFixed(6));
  const zero = file('zero.csv', 'code,y2010,y2020', 'a,0,1', 'b,1,2', 'c,2,3');
  assert.match(
    (await refused('convergence', zero, '--values', 'y2010,y2020')).en,
    /Line 2, column “y2010” is not above zero: 0/,
  );
});
