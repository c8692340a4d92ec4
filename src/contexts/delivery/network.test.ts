import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { bus, driver, HUB, layNetwork, nodes, POINT, STATION } from '../../../test/help/network.ts';
import { addNodes } from './add-nodes.ts';
import { editNode } from './edit-node.ts';
import { editService } from './edit-service.ts';
import { networkOf } from './network-of.ts';
import { nodesOf } from './nodes-of.ts';
import { promiseTo } from './promise-to.ts';
import { setCompanyPrefix } from './set-company-prefix.ts';

const { db } = await testDatabase();
await asCall(db, {}, layNetwork);
const officer: Actor = { personId: newId(), name: '何主任', roles: ['officer'], organisationId: newId() };
const monday = instantAt('2026-06-01', '09:00');
const { id: serviceId, carrierId: _c, toNodeId: _t, ...terms } = bus;

test('adding the network again changes nothing, and route codes follow names and places', async () => {
  must(await asCall(db, {}, (call) => addNodes(call, nodes)));
  const network = must(await asCall(db, {}, (call) => networkOf(call)));
  assert.deepEqual(
    network.nodes.map((node) => [node.id, node.code]),
    [
      [HUB, 'XG'],
      [STATION, 'DJ'],
      [POINT, 'DJ-01'],
    ],
  );
});

test('a buyer finds a collection point by its characters and by its reading', async () => {
  for (const query of ['雅仕', 'yashi', 'YS', 'yashi point']) {
    const found = await asCall(db, {}, (call) => nodesOf(call, { query }));
    assert.deepEqual(
      found.map((node) => node.id),
      [POINT],
      query,
    );
  }
});

test('a carrier changes the terms of its own bus, and no other carrier does', async () => {
  const change = { serviceId, ...terms, cutOff: '08:30' };
  const stranger = { ...driver, organisationId: newId() };
  const refused = await asCall(db, { actor: stranger }, (call) => editService(call, change));
  assert.equal(!refused.ok && refused.refusal.code, 'delivery.not-allowed');
  must(await asCall(db, { actor: driver }, (call) => editService(call, change)));
  const promised = must(
    await asCall(db, { now: monday }, (call) => promiseTo(call, { nodeId: POINT, grams: 1 })),
  );
  assert.equal(promised.departs, '2026-06-02');
  must(await asCall(db, { actor: driver }, (call) => editService(call, { serviceId, ...terms })));
});

test('terms that cannot hold are refused: no weekday, no capacity, arriving before orders close', async () => {
  const wrong = [
    { weekdays: [] },
    { capacityGrams: 0 },
    { cutOff: '25:00' },
    { leadDays: 0, arrives: '12:00' },
    { weekdays: [8] },
  ];
  for (const change of wrong) {
    const answer = await asCall(db, { actor: driver }, (call) =>
      editService(call, { serviceId, ...terms, ...change }),
    );
    assert.equal(!answer.ok && answer.refusal.code, 'delivery.terms-invalid', JSON.stringify(change));
  }
});

test('the county closes a point: nobody can choose it any more, and nothing is promised there', async () => {
  const { opening, nameZh, nameEn, address, cold } = nodes[2] ?? assert.fail();
  const change = { nodeId: POINT, opening, nameZh, nameEn, address, cold };
  const byCarrier = await asCall(db, { actor: driver }, (call) =>
    editNode(call, { ...change, active: false }),
  );
  assert.equal(!byCarrier.ok && byCarrier.refusal.code, 'delivery.not-allowed');
  must(await asCall(db, { actor: officer }, (call) => editNode(call, { ...change, active: false })));
  const offered = await asCall(db, {}, (call) => nodesOf(call));
  assert.equal(
    offered.some((node) => node.id === POINT),
    false,
  );
  const promised = await asCall(db, { now: monday }, (call) => promiseTo(call, { nodeId: POINT, grams: 1 }));
  assert.equal(!promised.ok && promised.refusal.code, 'delivery.node-unknown');
  must(await asCall(db, { actor: officer }, (call) => editNode(call, { ...change, active: true })));
});

test('where nothing runs, the refusal names the place and the days', async () => {
  const answer = await asCall(db, { now: monday }, (call) => promiseTo(call, { nodeId: STATION, grams: 1 }));
  assert.deepEqual(!answer.ok && answer.refusal, {
    code: 'delivery.no-departure',
    facts: { zh: '大将镇综合服务站', en: 'Dajiang station', days: 14 },
  });
});

test('a company prefix has seven to ten digits, and only the county sets it', async () => {
  const wrong = await asCall(db, { actor: officer }, (call) => setCompanyPrefix(call, '69012'));
  assert.equal(!wrong.ok && wrong.refusal.code, 'delivery.prefix-invalid');
  const byCarrier = await asCall(db, { actor: driver }, (call) => setCompanyPrefix(call, '6901234'));
  assert.equal(!byCarrier.ok && byCarrier.refusal.code, 'delivery.not-allowed');
  must(await asCall(db, { actor: officer }, (call) => setCompanyPrefix(call, '6901234')));
  assert.equal(must(await asCall(db, {}, (call) => networkOf(call))).companyPrefix, '6901234');
});
