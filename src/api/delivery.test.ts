import assert from 'node:assert/strict';
import test from 'node:test';
import { addNodes, addServices } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, settle as drain } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { bus, nodes, POINT } from '../../test/help/network.ts';
import { paidOrder, pay } from '../../test/help/parcel.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const database = await testDatabase();
const { db } = database;
const { people, organisations } = await settle(db);
await asCall(db, {}, async (call) => {
  must(
    await addNodes(
      call,
      nodes.map((node) => ({ ...node, organisationId: organisations.station })),
    ),
  );
  must(await addServices(call, [{ ...bus, carrierId: organisations.bus }]));
});

const noon = instantAt('2026-06-02', '12:00');
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => noon, stopping, openapi: () => ({}) });
const keeper = await signedIn(db, people.keeper, { now: noon });

async function ask(path: string, cookie = '') {
  const answer = await api.request(path, { headers: { cookie } });
  return { status: answer.status, body: await answer.json() };
}

async function send(scans: readonly object[]) {
  const headers = { cookie: keeper, 'content-type': 'application/json' };
  const answer = await api.request('/api/delivery/scans', {
    method: 'POST',
    headers,
    body: JSON.stringify({ scans }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function parcel(): Promise<{ sscc: string; collectionCode: string }> {
  const order = paidOrder({ sellerId: organisations.coop });
  const monday = instantAt('2026-06-01', '09:00');
  await asCall(db, { now: monday }, (call) => pay(call, order));
  await drain(database, monday);
  return db
    .selectFrom('delivery.shipment')
    .select(['sscc', 'collectionCode'])
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
}

test('anybody may ask where to collect, and by when', async () => {
  const found = await ask('/api/delivery/nodes?q=yashi');
  assert.deepEqual(
    found.body.nodes.map((node: { code: string; nameZh: string }) => [node.code, node.nameZh]),
    [['DJ-01', '雅仕村便民点']],
  );
  const promises = await ask(`/api/delivery/nodes/${POINT}/promises?grams=5000`);
  assert.equal(promises.body.promises[0].departs, '2026-06-02');
  assert.equal(promises.body.promises[0].arrives, '2026-06-03');
  assert.equal(promises.body.promises[0].leftKg, '100');
});

test('a scanner sends its morning at once: what is refused does not undo the rest, and a repeat changes nothing', async () => {
  const { sscc, collectionCode } = await parcel();
  const scans = [
    {
      id: newId(),
      kind: 'shelved',
      label: sscc,
      nodeId: POINT,
      shelf: 'A1',
      at: '2026-06-02T10:40:00+08:00',
    },
    { id: newId(), kind: 'shelved', label: '999999', nodeId: POINT },
    { id: newId(), kind: 'collected', label: sscc, nodeId: POINT, code: collectionCode },
  ];
  for (let sent = 0; sent < 2; sent += 1) {
    const { status, body } = await send(scans);
    assert.equal(status, 200);
    assert.equal(body.answers[1].problem.code, 'delivery.shipment-unknown');
    assert.equal(body.answers[2].status, 'collected');
  }
  const { body } = await ask(`/api/delivery/parcels/${sscc}`, keeper);
  assert.equal(body.status, 'collected');
  assert.deepEqual(
    body.steps.map((each: { step: string; state: string }) => each.state),
    ['missing', 'missing', 'missing', 'missing', 'missing', 'done', 'done'],
  );
  assert.equal(body.steps[5].at, '2026-06-02T02:40:00.000Z');
  assert.equal('collectionCode' in body, false);
});

test('a scan that is no scan is refused as a whole, with the field that is wrong', async () => {
  const { status, body } = await send([{ id: 'x', kind: 'shelved', label: '1', nodeId: POINT }]);
  assert.equal(status, 422);
  assert.equal(body.code, 'request.invalid');
});
