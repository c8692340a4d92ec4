import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { logReadings, recordField } from '#origin';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { adopter, grove } from '../../../test/help/adoptions.ts';
import { COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket } from '../../../test/help/market.ts';
import { readAdoption, writeMonth } from './index.ts';

const database = await testDatabase();
const { db } = database;
const { orchard } = await openMarket(db);
const { grower, plots } = orchard;
const trees = grove(database, orchard);
const { as, planted, wish, adopted } = trees;
const li = adopter('李小红');

test('once a month every adopter reads what was done and measured where their tree stands; a quiet month is passed over', async () => {
  const { planId, unitIds } = await planted(['月-1'], { plotId: plots.east });
  const { number } = await adopted(li, wish(planId, unitIds));
  const written = async () => {
    const { rows } = await sql<{ text: string }>`select text from people.notice
      where county_id = ${COUNTY} and template = 'adoption-month' and text like ${`%${number}%`}`.execute(db);
    return rows.map(({ text }) => text);
  };
  trees.at(instantAt('2026-07-01', '09:00'));
  await trees.platform(writeMonth);
  assert.deepEqual(await written(), []);

  trees.at(instantAt('2026-07-20', '09:00'));
  await as(grower, async (call) => {
    const entry = { plotId: plots.east, kind: 'prune', doneAt: call.now } as const;
    must(await recordField(call, { ...entry, id: newId() }));
    must(await recordField(call, { ...entry, id: newId() }));
    const reading = { measure: 'air-temperature', sensor: '', source: 'sensor' } as const;
    must(
      await logReadings(call, {
        plotId: plots.east,
        readings: [
          { ...reading, at: instantAt('2026-07-02', '05:00'), value: '22.4' },
          { ...reading, at: instantAt('2026-07-19', '15:00'), value: '36.1' },
        ],
      }),
    );
  });
  const file = must(await as(li, (call) => readAdoption(call, number)));
  assert.deepEqual(
    file.measured.map(({ day, mean }) => [day, mean]),
    [
      ['2026-07-02', 22.4],
      ['2026-07-19', 36.1],
    ],
  );
  trees.at(instantAt('2026-08-01', '09:00'));
  await Promise.all([trees.platform(writeMonth), trees.platform(writeMonth)]);
  const [letter, ...more] = await written();
  assert.match(letter ?? '', /7月的地里：修剪 2 次；气温 22\.4 到 36\.1 °C。/);
  assert.deepEqual(more, []);
});
