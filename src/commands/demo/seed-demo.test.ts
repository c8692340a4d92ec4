import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounty } from '#people';
import { asCall } from '../../../test/help/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/help/database.ts';
import { startWorker } from '../../shared/worker.ts';
import { loadDemoOnce } from './first-load.ts';
import { seedDemo } from './seed-demo.ts';

const COUNTY = '450224';
const once = { county: COUNTY, files: '/nowhere', anew: false, progress: () => {} };

/** A loader that writes the county's name and counts how often it was asked. */
function loader(database: TestDatabase, nameEn = 'Rongan') {
  const scales: number[] = [];
  const load = async ({ scale }: { readonly scale: number }) => {
    scales.push(scale);
    await asCall(database.db, { county: COUNTY }, (call) =>
      addCounty(call, { nameZh: '融安县', nameEn, demo: true }),
    );
  };
  return { scales, load };
}

const countyNames = async ({ pool }: TestDatabase) =>
  (await pool.query('select name_en from people.county')).rows.map((row) => row.name_en);

test('the same scale twice loads once', async () => {
  const database = await testDatabase();
  const { scales, load } = loader(database);
  assert.equal(await seedDemo(database, { ...once, scale: 7 }, load), true);
  assert.equal(await seedDemo(database, { ...once, scale: 7 }, load), false);
  assert.deepEqual(scales, [7]);
});

test('another scale is refused in both languages with both ways out, and nothing is touched', async () => {
  const database = await testDatabase();
  const { scales, load } = loader(database);
  await loadDemoOnce(database, { ...once, scale: 1 }, load);
  await assert.rejects(seedDemo(database, { ...once, scale: 50 }, load), {
    zh: /已经有 1 倍的演示县.*都没有动.*MAIDEHAO_HOME.*--anew/,
    en: /here already, at scale 1.*nothing was touched.*MAIDEHAO_HOME.*--anew/,
  });
  assert.deepEqual(scales, [1]);
  assert.deepEqual(await countyNames(database), ['Rongan']);
});

test('asked to load anew, the demo county that was there is gone and the new one stands at its scale', async () => {
  const database = await testDatabase();
  await loadDemoOnce(database, { ...once, scale: 1 }, loader(database, 'before').load);
  const { load } = loader(database, 'after');
  assert.equal(await seedDemo(database, { ...once, scale: 2, anew: true }, load), true);
  assert.deepEqual(await countyNames(database), ['after']);
  assert.equal(await seedDemo(database, { ...once, scale: 2 }, load), false);
});

test('a county that is no demo is refused, even when asked to load anew', async () => {
  const database = await testDatabase();
  await asCall(database.db, { county: COUNTY }, (call) =>
    addCounty(call, { nameZh: '融安县', nameEn: 'Rongan', demo: false }),
  );
  const { scales, load } = loader(database);
  for (const anew of [false, true]) {
    await assert.rejects(seedDemo(database, { ...once, scale: 1, anew }, load), {
      zh: /不是演示县/,
      en: /holds a county that is no demo/,
    });
  }
  assert.deepEqual(scales, []);
});

test('a database that somebody works on is not filled', async () => {
  const database = await testDatabase();
  const worker = await startWorker({ ...database, reactions: [], schedules: [], counties: [] });
  const { scales, load } = loader(database);
  await assert.rejects(seedDemo(database, { ...once, scale: 1 }, load), { en: /Stop it first/ });
  await worker.stop();
  assert.deepEqual(scales, []);
  assert.equal(await seedDemo(database, { ...once, scale: 1 }, load), true);
});

test('of two who find an empty database at once, one fills it and the other waits and finds it full', async () => {
  const database = await testDatabase();
  const { scales, load } = loader(database);
  const both = await Promise.all([
    loadDemoOnce(database, { ...once, scale: 1 }, load),
    seedDemo(database, { ...once, scale: 1 }, load),
  ]);
  assert.deepEqual(both.toSorted(), [false, true]);
  assert.deepEqual(scales, [1]);
});
