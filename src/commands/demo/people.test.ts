import assert from 'node:assert/strict';
import test from 'node:test';
import { roles } from '#shared/call.ts';
import { addDays, inSeason } from '#shared/instant.ts';
import { demoHarvests } from './harvests.ts';
import { demoHouseholds } from './households.ts';
import { nodes, services } from './network.ts';
import { demoConsumers, demoOrders } from './orders.ts';
import { organisations } from './organisations.ts';
import { isElder } from './people.ts';
import { city, placeOf, townshipOf, townships } from './places.ts';
import { productOf, products } from './products.ts';
import { sprayProducts } from './spray-products.ts';
import { signIns, staff } from './staff.ts';

const today = '2026-11-23';
const households = demoHouseholds();
const { records, harvests } = demoHarvests(households, today);
const consumers = demoConsumers();
const orders = demoOrders(consumers, today);

function everyone() {
  const helpers = households.flatMap(({ relative }) => (relative ? [relative] : []));
  const all = [...staff, ...households.map(({ head }) => head), ...helpers, ...consumers];
  return new Map(all.map((person) => [person.id, person]));
}

test('every role has one person to sign in as', () => {
  assert.deepEqual(new Set(signIns.map(({ role }) => role)), new Set(roles));
  assert.equal(signIns.length, roles.length);
  assert.deepEqual(signIns[0], { name: '韦桂兰', phone: '10000000001', role: 'grower' });
});

test('no demo phone number could ring: all begin with 100, and no two people share one', () => {
  const phones = [...everyone().values()].map(({ phone }) => phone);
  for (const phone of phones) assert.match(phone, /^100\d{8}$/);
  assert.equal(new Set(phones).size, phones.length);
});

test('forty households or more live in all townships, about a third headed by an elder', () => {
  assert.ok(households.length >= 40);
  const homes = new Set(households.map(({ head }) => townshipOf(head.placeCode).code));
  assert.equal(homes.size, townships.length);
  const elders = households.filter(({ head }) => isElder(head)).length / households.length;
  assert.ok(elders > 0.28 && elders < 0.42, String(elders));
});

test('only elders are helped, by a grown relative or their station’s keeper', () => {
  const people = everyone();
  const helped = households.filter(({ consent }) => consent);
  assert.ok(helped.length >= 5);
  for (const { head, consent } of helped) {
    assert.ok(isElder(head));
    assert.ok(consent && people.has(consent.helperId) && consent.elderId === head.id);
    assert.equal(consent.given === 'witnessed', consent.witnessId !== undefined);
  }
});

test('a household grows what its township grows', () => {
  for (const { organisation, plots } of households.slice(1)) {
    for (const { productCode } of plots) {
      const product = products.find(({ code }) => code === productCode);
      assert.ok(product?.grownIn.includes(townshipOf(organisation.placeCode).code), productCode);
    }
  }
});

test('there are 12 township stations, 20 village points, and each stands under its own township’s station', () => {
  const inCounty = nodes.filter(({ placeCode }) => placeCode !== city.code);
  assert.equal(inCounty.filter(({ kind }) => kind === 'station').length, 12);
  const points = inCounty.filter(({ kind }) => kind === 'point');
  assert.equal(points.length, 20);
  for (const point of points) {
    const station = nodes.find(({ id }) => id === point.parentId);
    assert.equal(station?.placeCode, placeOf(point.placeCode).parentCode);
  }
});

test('every station and point is served, and somebody keeps it', () => {
  const kept = new Set(
    staff.flatMap(({ memberships }) => memberships.map(({ organisationId }) => organisationId)),
  );
  for (const node of nodes) {
    assert.ok(kept.has(node.organisationId), node.nameZh);
    assert.equal(services.filter(({ toNodeId }) => toNodeId === node.id).length, node.kind === 'hub' ? 0 : 1);
  }
});

test('every member works for an organisation that exists', () => {
  const known = new Set(
    [...organisations, ...households.map(({ organisation }) => organisation)].map(({ id }) => id),
  );
  for (const { memberships, name } of everyone().values()) {
    for (const { organisationId } of memberships) assert.ok(known.has(organisationId), name);
  }
  for (const { organisation } of households)
    assert.ok(!organisation.coopId || known.has(organisation.coopId));
});

test('nothing is picked inside the interval of a spray', () => {
  for (const { plotId, day, sprayProductCode } of records.filter(({ kind }) => kind === 'spray')) {
    const spray = sprayProducts.find(({ code }) => code === sprayProductCode);
    assert.ok(spray);
    for (const harvest of harvests.filter((each) => each.plotId === plotId)) {
      assert.ok(harvest.day > addDays(day, spray.intervalDays), `${sprayProductCode} ${day} ${harvest.day}`);
    }
  }
});

test('nothing is picked out of season, and every product in season has lots that are still good', () => {
  for (const { productCode, day } of harvests) {
    const { seasonFrom, seasonUntil } = productOf(productCode);
    assert.ok(inSeason(day, seasonFrom, seasonUntil), `${productCode} ${day}`);
  }
  const good = harvests.filter(
    ({ productCode, day }) => addDays(day, productOf(productCode).shelfLifeDays) > today,
  );
  for (const { code, seasonFrom, seasonUntil } of products) {
    const has = good.some(({ productCode }) => productCode === code);
    assert.equal(has, inSeason(today, seasonFrom, seasonUntil), code);
  }
});

test('the grower who signs in has fresh kumquats to sell', () => {
  const hers = harvests.filter(({ producerId }) => producerId === households[0]?.organisation.id);
  assert.ok(
    hers.some(({ productCode, day }) => productCode === 'huapi-kumquat' && day >= addDays(today, -9)),
  );
});

test('orders are of the last twelve days and collected where their buyer lives', () => {
  const people = everyone();
  for (const { consumerId, nodeId, day, lines } of orders) {
    assert.ok(day < today && day >= addDays(today, -20));
    assert.ok(lines.length > 0);
    const node = nodes.find(({ id }) => id === nodeId);
    assert.ok(node?.placeCode.startsWith(people.get(consumerId)?.placeCode ?? '?'));
  }
});

test('the same seed makes the same county, and scale 3 makes three times as much of it', () => {
  assert.deepEqual(demoHouseholds(), households);
  assert.deepEqual(demoOrders(consumers, today), orders);
  const larger = demoHouseholds(3);
  assert.equal(larger.length, 3 * households.length);
  assert.deepEqual(larger.slice(0, households.length), households);
  assert.equal(demoConsumers(3).length, 3 * consumers.length);
  // One is on its way in a county of any size.
  assert.equal(demoOrders(demoConsumers(3), today, 3).length - 1, 3 * (orders.length - 1));
});
