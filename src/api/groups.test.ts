import assert from 'node:assert/strict';
import test from 'node:test';
import { addOrganisations, addPeople, appoint } from '#people';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { openMarket, payFor } from '../../test/help/market.ts';
import { POINT, POINT_KEEPER } from '../../test/help/network.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const database = await testDatabase();
const { db } = database;
const { offers } = await openMarket(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });

async function send(path: string, { body, cookie = '' }: { body?: object; cookie?: string } = {}) {
  const headers = { cookie, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
  const answer = await api.request(path, init);
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

async function keeper(): Promise<string> {
  const personId = newId();
  await asCall(db, {}, async (call) => {
    must(
      await addOrganisations(call, [
        {
          ...{ id: POINT_KEEPER, kind: 'station', nameZh: '雅仕村便民店', nameEn: 'Yashi village shop' },
          ...{ placeCode: '450224103204', contactPhone: '19900000000' },
        },
      ]),
    );
    must(
      await addPeople(call, [
        { id: personId, name: '覃姐', phone: '13800000009', placeCode: '450224103204' },
      ]),
    );
    must(await appoint(call, [{ personId, organisationId: POINT_KEEPER, role: 'station-keeper' }]));
  });
  return signedIn(db, personId);
}

test('a leader’s own system begins a group buy; a partner joins it; its leader sees who takes part, and calls it off', async () => {
  const cookie = await keeper();
  const id = newId();
  const series = {
    ...{ id, titleZh: '雅仕村周一团', titleEn: 'Yashi on Mondays', nodeId: POINT, opens: '08:00' },
    ...{ everyDays: 7, openHours: 24, extendHours: 24, leastMembers: 2, nextDay: '2026-06-01' },
    items: [{ offerId: offers.kumquats, caseQuantity: '5', least: 1 }],
  };
  assert.deepEqual(await send('/api/desk/groups', { body: series, cookie }), { status: 200, body: { id } });
  assert.equal((await send('/api/desk/groups', { body: series, cookie })).status, 200, 'once, however often');
  const unsound = await send('/api/desk/groups', { body: { ...series, id: newId(), everyDays: 0 }, cookie });
  assert.deepEqual([unsound.status, unsound.body.code], [422, 'groupbuying.terms']);

  const { groups } = (await send('/api/groups')).body;
  assert.deepEqual(
    groups.map((group: { seriesId: string; members: number }) => [group.seriesId, group.members]),
    [[id, 0]],
  );
  const cycleId = groups[0].id;
  const lines = [{ offerId: offers.kumquats, quantity: '3.5' }];
  const quote = (await send(`/api/groups/${cycleId}/quote`, { body: { lines } })).body;
  assert.deepEqual([quote.goodsFen, quote.problem], [4_515, null]);
  const joining = {
    ...{ checkoutId: newId(), lines, agreedFen: quote.totalFen, name: '李小红', phone: '13877320001' },
  };
  const cheap = await send(`/api/groups/${cycleId}/orders`, { body: { ...joining, agreedFen: 1 } });
  assert.equal(cheap.body.code, 'ordering.price-changed');
  const placed = await send(`/api/groups/${cycleId}/orders`, { body: joining });
  assert.equal(placed.status, 200);
  assert.deepEqual((await send(`/api/groups/${cycleId}/orders`, { body: joining })).body, placed.body);
  await payFor(database, joining.checkoutId);

  const seen = (await send(`/api/groups/${cycleId}`)).body;
  const [item] = seen.items;
  assert.deepEqual(
    [seen.members, item.paid, item.toLeast, item.fullCases, item.toNextCase],
    [1, '3.5', '1.5', 0, '1.5'],
  );
  const led = (await send('/api/desk/groups', { cookie })).body.series;
  assert.deepEqual([led[0].id, led[0].newest.members], [id, 1]);
  const members = (await send(`/api/desk/groups/cycles/${cycleId}`, { cookie })).body;
  assert.deepEqual(
    members.joined.map(({ name, phoneTail }: { name: string; phoneTail: string }) => [name, phoneTail]),
    [['李小红', '0001']],
  );
  const call = (words: string) =>
    send(`/api/desk/groups/cycles/${cycleId}/call-off`, { body: { words }, cookie });
  assert.equal((await call('')).body.code, 'groupbuying.reason-missing');
  assert.equal((await call('路断了，这周不发')).status, 204);
  assert.equal((await send(`/api/groups/${cycleId}`)).body.status, 'called-off');
  assert.deepEqual((await send('/api/groups')).body.groups, []);
});
