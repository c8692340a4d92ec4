import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounty } from '#people';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { loadDemoOnce } from './first-load.ts';
import type { DemoLoad } from './load.ts';

const once = { county: '450224', scale: 1, files: '/nowhere', progress: () => {} };
const place = (load: DemoLoad, nameEn: string) =>
  asCall(load.db, { county: '450224' }, (call) => addCounty(call, { nameZh: '融安县', nameEn, demo: true }));

test('the demo county is loaded the first time and never again', async () => {
  const database = await testDatabase();
  let loads = 0;
  const load = async (demo: DemoLoad) => {
    loads += 1;
    await place(demo, 'Rongan');
  };
  assert.equal(await loadDemoOnce(database, once, load), true);
  assert.equal(await loadDemoOnce(database, once, load), false);
  assert.equal(loads, 1);
});

test('a load that was cut off is thrown away and done again from nothing', async () => {
  const database = await testDatabase();
  const cutOff = loadDemoOnce(database, once, async (demo) => {
    await place(demo, 'half a county');
    throw new Error('power cut');
  });
  await assert.rejects(cutOff, /power cut/);

  assert.equal(await loadDemoOnce(database, once, async (demo) => void (await place(demo, 'Rongan'))), true);
  const { rows } = await database.pool.query('select name_en from people.county');
  assert.deepEqual(rows, [{ name_en: 'Rongan' }]);
});

test('a county that is no demo is left as it is', async () => {
  const database = await testDatabase();
  await asCall(database.db, { county: '450224' }, (call) =>
    addCounty(call, { nameZh: '融安县', nameEn: 'Rongan', demo: false }),
  );
  assert.equal(await loadDemoOnce(database, once, () => assert.fail('it loaded')), false);
});
