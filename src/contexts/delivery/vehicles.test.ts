import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { CARRIER, driver, everyDay, HUB, hubKeeper, layNetwork, POINT } from '../../../test/help/network.ts';
import { saveVehicle } from './save-vehicle.ts';
import type { Vehicle } from './vehicles.ts';
import { vehiclesOf } from './vehicles-of.ts';

const { db } = await testDatabase();
await asCall(db, {}, layNetwork);

const van: Vehicle = {
  id: newId(),
  carrierId: CARRIER,
  hubId: HUB,
  plate: '桂B·D1234',
  capacityGrams: 800_000,
  temperature: 'chilled',
  fixedFen: 6_000,
  kmFen: 120,
  hourFen: 3_000,
  shiftFrom: '07:00',
  shiftUntil: '17:00',
  weekdays: everyDay,
  driverId: null,
  driverName: '莫师傅',
  active: true,
};
const save = (vehicle: Vehicle, actor = driver) =>
  asCall(db, { actor }, (call) => saveVehicle(call, vehicle));
const codeOf = (outcome: Awaited<ReturnType<typeof save>>) => (outcome.ok ? 'ok' : outcome.refusal.code);

test('a carrier keeps its own vehicles, and nobody else sees or changes them', async () => {
  must(await save(van));
  must(await save({ ...van, driverName: '周师傅' }));
  const own = must(await asCall(db, { actor: driver }, (call) => vehiclesOf(call)));
  assert.deepEqual(own, [{ ...van, driverName: '周师傅' }]);
  const other = { ...driver, organisationId: newId() };
  assert.deepEqual(must(await asCall(db, { actor: other }, (call) => vehiclesOf(call))), []);
  assert.equal(codeOf(await save({ ...van, plate: '桂B·D9' }, other)), 'delivery.not-allowed');
  assert.equal(codeOf(await save(van, hubKeeper)), 'delivery.not-allowed');
});

test('one plate is one vehicle, and a vehicle that cannot be is refused before the database does', async () => {
  assert.equal(codeOf(await save({ ...van, id: newId() })), 'delivery.plate-taken');
  assert.equal(codeOf(await save({ ...van, id: newId(), hubId: POINT })), 'delivery.node-unknown');
  const wrong: Partial<Vehicle>[] = [
    { plate: ' ' },
    { capacityGrams: 0 },
    { capacityGrams: 1e23 },
    { kmFen: -1 },
    { shiftUntil: '07:00' },
    { weekdays: [] },
    { shiftFrom: '25:00' },
  ];
  for (const part of wrong) {
    assert.equal(
      codeOf(await save({ ...van, id: newId(), plate: 'x', ...part })),
      'delivery.vehicle-invalid',
    );
  }
});
