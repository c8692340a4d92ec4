import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDatabase } from '../../test/help/database.ts';
import { type Migration, migrate, migrations } from './migrate.ts';

const { pool } = await emptyDatabase();

const file = (name: string, sql: string): Migration => ({ context: 'people', name, sql, sha256: sql });
const one = file('0001-pears.sql', 'create schema orchard; create table orchard.pear (id int primary key)');
const two = file('0002-plums.sql', 'create table orchard.plum (id int primary key)');

test('two processes that start together migrate once', async () => {
  const [first, second] = await Promise.all([migrate(pool, [one]), migrate(pool, [one])]);
  assert.deepEqual([first.length, second.length].sort(), [0, 1]);
});

test('a start after an update runs only what is new', async () => {
  assert.deepEqual(await migrate(pool, [one, two]), [two]);
  assert.deepEqual(await migrate(pool, [one, two]), []);
});

test('a file that was changed after it ran is refused', async () => {
  const changed = { ...two, sha256: 'other' };
  await assert.rejects(migrate(pool, [one, changed]), /people\/0002-plums\.sql was changed after it ran/);
});

test('an older version is refused by a newer database', async () => {
  await assert.rejects(migrate(pool, [one]), /older than the database/);
});

test('a file that fails leaves nothing of itself behind, and runs again when mended', async () => {
  const broken = file('0003-figs.sql', 'create table orchard.fig (id int); select 1/0');
  await assert.rejects(migrate(pool, [one, two, broken]), /0003-figs\.sql failed: division by zero/);
  const mended = file('0003-figs.sql', 'create table orchard.fig (id int)');
  assert.deepEqual(await migrate(pool, [one, two, mended]), [mended]);
});

test('shared comes first and every context after those it uses', async () => {
  const order = [...new Set((await migrations()).map((migration) => migration.context))];
  assert.equal(order[0], 'shared');
  for (const [user, giver] of [
    ['origin', 'tracing'],
    ['ordering', 'paying'],
    ['region', 'ordering'],
  ] as const) {
    if (order.includes(user))
      assert.ok(order.indexOf(giver) < order.indexOf(user), `${giver} before ${user}`);
  }
});
