import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { settle, signedIn } from '../../../test/help/village.ts';
import { actorOf, appoint } from './index.ts';

const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);

const who = (cookie: string, now = MORNING) => actorOf(db, COUNTY, new Headers({ cookie }), now);

test('whoever is not signed in is a visitor', async () => {
  assert.deepEqual(await actorOf(db, COUNTY, new Headers(), MORNING), visitor);
  assert.deepEqual(await who(`maidehao.session_token=${'0'.repeat(32)}.signature`), visitor);
  assert.deepEqual(await who('maidehao.session_token=%E0%A4%A'), visitor);
});

test('whoever signed in is themselves in the role they hold', async () => {
  const cookie = await signedIn(db, people.wang);
  assert.deepEqual(await who(cookie), actors.wang);
});

test('a person without a post is a consumer', async () => {
  assert.deepEqual(await who(await signedIn(db, people.daughter)), actors.daughter);
});

test('a session ends when its time is over', async () => {
  const cookie = await signedIn(db, people.wang);
  assert.deepEqual(await who(cookie, new Date(MORNING.getTime() + 86_400_000)), visitor);
});

test('a program may bring the token without a cookie', async () => {
  const cookie = await signedIn(db, people.keeper);
  const token = /=(\w+)\./.exec(cookie)?.[1];
  const headers = new Headers({ authorization: `Bearer ${token}` });
  assert.deepEqual(await actorOf(db, COUNTY, headers, MORNING), actors.keeper);
});

test('of several hats one is worn: the first, or the one put on, and none that is not held', async () => {
  const later = new Date(MORNING.getTime() + 60_000);
  const station = { personId: people.clerk, organisationId: organisations.station };
  await asCall(db, { now: later }, async (call) =>
    must(await appoint(call, [{ ...station, role: 'station-keeper' }])),
  );
  const cookie = await signedIn(db, people.clerk);
  const wearing = (hat: string) => who(`${cookie}; hat=${hat}`, later);

  assert.deepEqual(await who(cookie, later), actors.clerk);
  assert.deepEqual(await wearing(`${organisations.station}.station-keeper`), {
    ...actors.clerk,
    organisationId: organisations.station,
    roles: ['station-keeper', 'consumer'],
  });
  assert.deepEqual(await wearing(`${organisations.government}.officer`), actors.clerk);
  assert.deepEqual(await wearing(`${organisations.coop}.admin`), actors.clerk);
  assert.deepEqual(await wearing('x.y.z'), actors.clerk);
});

test('people of another county are not known here', async () => {
  const cookie = await signedIn(db, people.wang);
  assert.deepEqual(await actorOf(db, 'elsewhere', new Headers({ cookie }), MORNING), visitor);
});
