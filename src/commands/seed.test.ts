import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { emptyDatabase } from '../../test/help/database.ts';
import { demoHouseholds } from './demo/households.ts';
import { demoConsumers } from './demo/orders.ts';
import { runNode } from './line/tool.ts';

const folder = await mkdtemp(join(tmpdir(), 'seed-'));
atEnd(() => rm(folder, { recursive: true }));
const database = await emptyDatabase();

async function seed(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'seed', ...args, '--json'], {
    env: { DATABASE_URL: database.url, MAIDEHAO_HOME: folder, ...env },
  });
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

const count = async (sql: string) => Number((await database.pool.query(sql)).rows[0].count);
const households = () => count(`select count(*) from people.organisation where kind = 'household'`);
const everything = async () => ({
  people: await count('select count(*) from people.person'),
  lots: await count('select count(*) from origin.lot'),
  orders: await count('select count(*) from ordering."order"'),
  postings: await count('select count(*) from paying.posting'),
});

test('at scale 2 the county has twice the growers and buyers, and loading it again changes nothing', async () => {
  const first = await seed(['--scale', '2']);
  assert.equal(first.passed, true, first.output);
  assert.deepEqual([first.told.loaded, first.told.scale], [true, 2]);
  assert.match(first.output, /· 近十二天的订单、配送和评价 Twelve days of orders/);
  assert.equal(await households(), 2 * demoHouseholds().length);
  const buyers = await count('select count(distinct person_id) from ordering."order"');
  assert.ok(buyers > demoConsumers().length, `${buyers} people bought`);

  const before = await everything();
  const again = await seed(['--scale', '2']);
  assert.equal(again.passed, true, again.output);
  assert.equal(again.told.loaded, false);
  assert.deepEqual(await everything(), before);
});

test('another scale on the same database is refused, and nothing is lost', async () => {
  const before = await everything();
  const { passed, told } = await seed(['--scale', '1']);
  assert.equal(passed, false);
  assert.match(told.zh, /已经有 2 倍的演示县/);
  assert.match(told.en, /here already, at scale 2/);
  assert.deepEqual(await everything(), before);
});

test('set up for real use, no invented data is loaded', async () => {
  const real = {
    DEMO: 'off',
    SECRET: 'for-tests-only-'.repeat(3),
    SMS_URL: 'https://sms.example.cn/send',
    SMS_KEY: 'for-tests-only-'.repeat(3),
  };
  const { passed, told } = await seed([], real);
  assert.equal(passed, false);
  assert.match(told.zh, /正式使用/);
  assert.match(told.en, /real use/);
});

for (const scale of ['0', '1.5', 'many', '501']) {
  test(`a scale of ${scale} is not understood`, async () => {
    const { passed, told } = await seed(['--scale', scale]);
    assert.equal(passed, false);
    assert.match(told.en, /a whole number from 1 to 500/);
  });
}
