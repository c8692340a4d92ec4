import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../../test/help/orchard.ts';
import type { Actor } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { listFieldRecords } from './list-field-records.ts';
import { listForecasts } from './list-forecasts.ts';
import { listPlots } from './list-plots.ts';
import { makeForecast } from './make-forecast.ts';
import { plotsByIds } from './plots.ts';
import { recordField } from './record-field.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots, grower, loner, coopStaff, officer } = orchard;
const noon = instantAt('2026-05-20', '12:00');
for (const plotId of [plots.east, plots.hill, plots.qin]) {
  must(
    await asCall(db, { actor: coopStaff }, (call) =>
      recordField(call, { id: newId(), plotId, kind: 'irrigate', doneAt: noon, dose: '', note: '' }),
    ),
  );
}

const named = async (id: string) => (await asCall(db, {}, (call) => plotsByIds(call, [id])))[0]?.name ?? '';
const plotNames = async (actor: Actor, words = '') =>
  must(await asCall(db, { actor }, (call) => listPlots(call, { words, limit: 50, offset: 0 }))).plots.map(
    ({ name }) => name,
  );
const entries = async (actor: Actor, more: Partial<Parameters<typeof listFieldRecords>[1]> = {}) =>
  must(await asCall(db, { actor }, (call) => listFieldRecords(call, { limit: 50, offset: 0, ...more })));

test('a grower sees the household’s plots, the co-op its members’, and whoever keeps no field book none', async () => {
  const own = await plotNames(grower);
  assert.ok(own.includes(await named(plots.east)) && !own.includes(await named(plots.qin)));
  assert.ok((await plotNames(coopStaff)).includes(await named(plots.qin)));
  const refused = await asCall(db, { actor: officer }, (call) => listPlots(call, { limit: 1, offset: 0 }));
  assert.equal(refused.ok, false);
});

test('a plot is found by its name and its household, in characters and in letters', async () => {
  const east = await named(plots.east);
  for (const words of [east, 'dongpo', 'dp'])
    assert.deepEqual(await plotNames(coopStaff, words), [east], words);
  assert.deepEqual(await plotNames(coopStaff, 'qin'), [await named(plots.qin)]);
  assert.deepEqual(await plotNames(coopStaff, '没有这块'), []);
  assert.deepEqual(await plotNames(coopStaff, '%'), []);
});

test('entries of the same minute are all read, page after page', async () => {
  const pages = [];
  for (const offset of [0, 1, 2]) pages.push(...(await entries(coopStaff, { limit: 1, offset })).records);
  assert.equal(new Set(pages.map(({ id }) => id)).size, 3);
  assert.equal((await entries(coopStaff)).total, 3);
});

test('the field book is narrowed to one work, one plot, one household', async () => {
  assert.equal((await entries(coopStaff, { kind: 'spray' })).total, 0);
  assert.equal((await entries(coopStaff, { words: 'qin' })).total, 1);
  assert.equal((await entries(coopStaff, { producerId: orchard.chen })).total, 2);
  assert.equal((await entries(loner, { producerId: orchard.chen })).total, 0);
});

test('a forecast is found by what it is of and by whose it is', async () => {
  const range = { low: quantity('100', 'jin'), likely: quantity('150', 'jin'), high: quantity('200', 'jin') };
  must(
    await asCall(db, { actor: grower }, (call) =>
      makeForecast(call, {
        ...{ id: newId(), producerId: orchard.chen, productCode: KUMQUAT, ...range },
        ...{ fromDay: '2026-06-10', untilDay: '2026-06-20' },
      }),
    ),
  );
  const find = async (words: string, actor = coopStaff) =>
    must(await asCall(db, { actor }, (call) => listForecasts(call, { words, limit: 10, offset: 0 }))).total;
  assert.deepEqual(
    await Promise.all(['', '金桔', 'jinju', 'chen', 'zzz'].map((words) => find(words))),
    [1, 1, 1, 1, 0],
  );
  assert.equal(await find('', loner), 0);
});
