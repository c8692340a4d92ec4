import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { disclosuresOf, erasePersonalData, logAt, lotThing, receiptsOf, recordEvent } from './index.ts';

const database = await testDatabase();
const { db, pool } = database;
await keepCountyLog(database);

const grower: Actor = {
  personId: newId(),
  name: '陈大山',
  roles: ['grower'],
  organisationId: newId(),
  helper: { personId: newId(), name: '陈小雨' },
};
const officer: Actor = { personId: newId(), name: '莫科长', roles: ['officer'], organisationId: newId() };
const helperId = grower.helper?.personId ?? '';

async function harvest(): Promise<string> {
  const id = newId();
  const quantities = [{ thing: lotThing('92045022400014', id.slice(-12)), quantity: quantity('1', 'kg') }];
  await asCall(db, { actor: grower }, (call) =>
    recordEvent(call, {
      id,
      at: MORNING,
      bizStep: 'commissioning',
      what: { type: 'ObjectEvent', action: 'ADD', quantities },
    }),
  );
  return id;
}

const disclosed = async (id: string, actor: Actor = officer) =>
  must(await asCall(db, { actor }, (call) => disclosuresOf(call, [id]))).get(id) ?? {};

async function commitmentsOf(id: string): Promise<Record<string, string>> {
  await logged(database);
  return asCall(db, {}, async (call) => {
    const receipt = (await receiptsOf(call, must(await logAt(call)), [id])).get(id);
    return JSON.parse(receipt?.entry ?? '{}').claim.commitments;
  });
}

/** The commitment by RFC 2104, without our code. */
const committed = (key: string, value: unknown) =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(JSON.stringify(value)).digest('base64url');

test('an inspector learns who recorded a step, and can check that the name is not made up afterwards', async () => {
  const id = await harvest();
  const commitments = await commitmentsOf(id);
  const { recordedBy, helpedBy } = await disclosed(id);
  assert.deepEqual([recordedBy?.value, helpedBy?.value], ['陈大山', '陈小雨']);
  assert.equal(committed(recordedBy?.key ?? '', '陈大山'), commitments.recordedBy);
  assert.equal(committed(helpedBy?.key ?? '', '陈小雨'), commitments.helpedBy);
});

test('nobody else learns it, and the log holds no name', async () => {
  const id = await harvest();
  await logged(database);
  const refused = await asCall(db, { actor: grower }, (call) => disclosuresOf(call, [id]));
  assert.equal(refused.ok ? '' : refused.refusal.code, 'tracing.not-allowed');
  const { rows } = await pool.query(
    "select count(*)::int as n from tracing.log_entry where entry like '%陈%'",
  );
  assert.equal(rows[0].n, 0);
});

test('two steps of one person cannot be told to be of one person by their commitments', async () => {
  const [one, two] = [await commitmentsOf(await harvest()), await commitmentsOf(await harvest())];
  assert.notEqual(one.recordedBy, two.recordedBy);
});

test('what is erased is gone for everyone, the others’ data stay, and the entry is as it was', async () => {
  const id = await harvest();
  const before = await commitmentsOf(id);
  const self: Actor = { personId: helperId, name: '陈小雨', roles: ['consumer'] };
  const { erased } = must(
    await asCall(db, { actor: self }, (call) => erasePersonalData(call, { personId: helperId })),
  );
  assert.ok(erased >= 1);
  const { recordedBy, helpedBy } = await disclosed(id);
  assert.deepEqual([recordedBy?.value, helpedBy], ['陈大山', undefined]);
  assert.deepEqual(await commitmentsOf(id), before);
});

test('only an administrator erases what is another person’s', async () => {
  const personId = grower.personId ?? '';
  const refused = await asCall(db, { actor: officer }, (call) => erasePersonalData(call, { personId }));
  assert.equal(refused.ok ? '' : refused.refusal.code, 'tracing.not-allowed');
  const admin: Actor = { personId: newId(), name: '吴立诚', roles: ['admin'] };
  must(await asCall(db, { actor: admin }, (call) => erasePersonalData(call, { personId })));
});
