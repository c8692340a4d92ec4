import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addNodes, saveVehicle, type Vehicle } from '#delivery';
import { addOrganisations } from '#people';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { HUB, nodes } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import { bringToPool } from './bring-to-pool.ts';
import { lookAtPoolDay } from './look-at-pool-day.ts';
import { lookAtPoolMonth } from './settle-month.ts';
import { confirmPoolDay, keepPoolTry, preparePool, workOutPool } from './work-out-pool.ts';

const { db } = await testDatabase();
const { organisations, actors } = await settle(db);
const DAY = '2026-11-24';
const POST = newId();
const postman: Actor = { name: '投递员', roles: ['carrier'], organisationId: POST };
const at = (time: string, day = DAY) => new Date(`${day}T${time}:00+08:00`);
const van = (carrierId: string): Vehicle => ({
  ...{
    id: newId(),
    carrierId,
    hubId: HUB,
    plate: `桂B·${carrierId.slice(-4)}`,
    driverName: '',
    driverId: null,
  },
  ...{
    capacityGrams: 500_000,
    temperature: 'ambient',
    fixedFen: 5_000,
    kmFen: 100,
    hourFen: 0,
    active: true,
  },
  ...{ shiftFrom: '08:00', shiftUntil: '18:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
});
await asCall(db, { now: at('06:00') }, async (call) => {
  must(
    await addOrganisations(call, [
      { id: POST, kind: 'carrier', nameZh: '县邮政', nameEn: 'Post', placeCode: '450224', contactPhone: '' },
    ]),
  );
  must(await addNodes(call, nodes));
  must(await saveVehicle(call, van(organisations.bus)));
  must(await saveVehicle(call, van(POST)));
});
const codes = (
  await db
    .selectFrom('delivery.node')
    .select(['code', 'kind'])
    .where('kind', '<>', 'hub')
    .orderBy('kind')
    .execute()
).map(({ code }) => code);
const [point = '', station = ''] = codes;

const bring = (actor: Actor, organisationId: string, text: string, now = at('07:00')) =>
  asCall(db, { now, actor }, (call) => bringToPool(call, { day: DAY, organisationId, text }));
const look = (actor: Actor) =>
  asCall(db, { now: at('09:00'), actor }, (call) => lookAtPoolDay(call, { day: DAY }));
const prepare = () =>
  asCall(db, { now: at('08:00'), actor: actors.officer }, (call) =>
    preparePool(call, { day: DAY, rule: 'shapley' }),
  );

test('what cannot be read is refused with its line, and nothing of it is written', async () => {
  for (const [text, line, why] of [
    [`${point} 2 3\nXX-99 1 1`, 2, 'no-node'],
    [`${point} 2`, 1, 'not-three'],
    [`\n${point} 0 3`, 2, 'parcels'],
    [`${point} 2 NaN`, 1, 'kg'],
    [`${point} 2 -1`, 1, 'kg'],
    [`${point} 2 3\n${point.toLowerCase()} 1 1`, 2, 'twice'],
  ] as const) {
    const outcome = await bring(postman, POST, text);
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusal.code, 'planning.not-brought');
    assert.deepEqual(outcome.refusal.facts, { line, why });
  }
  const looked = must(await look(postman));
  assert.equal(looked.brought, false);
});

test('a carrier brings its own goods only, and not to a day that is over', async () => {
  const others = await bring(postman, organisations.bus, `${point} 1 1`);
  assert.equal(!others.ok && others.refusal.code, 'planning.not-allowed');
  const late = await bring(postman, POST, `${point} 1 1`, at('07:00', '2026-11-25'));
  assert.equal(!late.ok && late.refusal.code, 'planning.day-over');
  const none = await prepare();
  assert.equal(!none.ok && none.refusal.code, 'planning.how-many-carriers');
});

test('two carriers to one village share a van; each sees its own and the totals, and the day counts once driven', async () => {
  // Pasted from a sheet: tabs, full-width digits.
  must(await bring(postman, POST, `${point}\t３\t6.5\r\n${station}\t1\t2`));
  must(await bring(actors.driver, organisations.bus, `${point}, 2, 10`));
  const question = must(await prepare());
  const pooled = must(await workOutPool(question));
  await asCall(db, { now: at('08:01'), actor: actors.officer }, async (call) =>
    must(await keepPoolTry(call, question, pooled)),
  );
  assert.ok(pooled.pooled.fen < pooled.alone.fen);
  assert.deepEqual([pooled.alone.vehicles, pooled.pooled.vehicles], [2, 1]);

  const seen = must(await look(postman));
  assert.deepEqual(
    seen.tried?.shares.map(({ id }) => id),
    [POST],
  );
  assert.deepEqual([seen.tried?.alone.fen, seen.tried?.pooled.fen], [pooled.alone.fen, pooled.pooled.fen]);
  assert.ok(!JSON.stringify(seen.tried?.shares).includes(organisations.bus));
  const all = must(await look(actors.officer));
  assert.equal(all.tried?.shares.length, 2);
  assert.equal(
    all.tried?.shares.reduce((sum, { shareFen }) => sum + shareFen, 0),
    pooled.pooled.fen,
  );
  // One vehicle brings the goods of both, at one stop where both have some.
  assert.deepEqual(
    all.tried?.routes.map(({ stops }) => stops.map(({ whose }) => whose.length).toSorted()),
    [[1, 2]],
  );

  const confirm = (day: string) =>
    asCall(db, { now: at('19:00'), actor: actors.officer }, (call) => confirmPoolDay(call, day));
  const tomorrow = await confirm('2026-11-25');
  assert.equal(!tomorrow.ok && tomorrow.refusal.code, 'planning.day-not-driven');
  must(await confirm(DAY));
  must(await confirm(DAY));
  const month = must(
    await asCall(db, { now: at('20:00'), actor: postman }, (call) => lookAtPoolMonth(call, DAY)),
  );
  const own = pooled.carriers[question.organisationIds.indexOf(POST)];
  assert.deepEqual(
    month.kept.map(({ day, carriers, ownShareFen, pooledFen }) => [day, carriers, ownShareFen, pooledFen]),
    [[DAY, 2, own?.shareFen, pooled.pooled.fen]],
  );
  const changed = await bring(postman, POST, `${point} 9 9`);
  assert.equal(!changed.ok && changed.refusal.code, 'planning.day-kept');
});

test('goods that change after they were worked out have to be worked out anew', async () => {
  const day = '2026-11-26';
  const on = (actor: Actor, organisationId: string, text: string) =>
    asCall(db, { now: at('07:00'), actor }, (call) => bringToPool(call, { day, organisationId, text }));
  must(await on(postman, POST, `${point} 1 1`));
  must(await on(actors.driver, organisations.bus, `${station} 1 1`));
  const officer = { now: at('08:00'), actor: actors.officer };
  const question = must(await asCall(db, officer, (call) => preparePool(call, { day, rule: 'shapley' })));
  const pooled = must(await workOutPool(question));
  await asCall(db, { now: at('08:30'), actor: postman }, (call) =>
    bringToPool(call, { day, organisationId: POST, text: `${point} 4 4` }),
  );
  const kept = await asCall(db, officer, (call) => keepPoolTry(call, question, pooled));
  assert.equal(!kept.ok && kept.refusal.code, 'planning.not-worked-out');
});
