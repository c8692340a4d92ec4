import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { jcs, partner } from '../../../test/help/partner.ts';
import {
  keysOf,
  logAt,
  lotThing,
  proveLines,
  receiptsOf,
  recordEvent,
  registerKey,
  revokeKey,
  rotateKey,
} from './index.ts';
import { fromBase64 } from './kernel/base64.ts';
import { claimSignInput, type EventEntry, parseEntry } from './kernel/entry.ts';
import { verifyEd25519 } from './kernel/tlog/ed25519.ts';
import { parseVkey } from './kernel/tlog/vkey.ts';
import { seal, unlockKeys, unseal } from './sealing.ts';

const database = await testDatabase();
const { db, pool } = database;
await keepCountyLog(database);

const staff = (): Actor => ({
  personId: newId(),
  name: '覃小梅',
  roles: ['coop-staff'],
  organisationId: newId(),
});
const holder = (actor: Actor) => `urn:maidehao:organisation:${actor.organisationId}`;
const code = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal?.code;

async function harvestBy(actor: Actor, now = MORNING): Promise<string> {
  const id = newId();
  const quantities = [{ thing: lotThing('92045022400014', id.slice(-12)), quantity: quantity('1', 'kg') }];
  await asCall(db, { actor, now }, (call) =>
    recordEvent(call, {
      id,
      at: now,
      bizStep: 'commissioning',
      what: { type: 'ObjectEvent', action: 'ADD', quantities },
    }),
  );
  return id;
}

async function entryOf(id: string): Promise<EventEntry> {
  await logged(database);
  const receipt = await asCall(db, {}, async (call) => {
    const at = must(await logAt(call));
    return (await receiptsOf(call, at, [id])).get(id);
  });
  const entry = parseEntry(receipt?.entry ?? '');
  assert.ok(entry.ok && entry.value.type === 'maidehao/event/1');
  return entry.value;
}

async function lineOf(key: string) {
  await logged(database);
  const lines = await asCall(db, {}, async (call) => {
    const at = must(await logAt(call));
    return must(await proveLines(call, at, { lines: [`urn:maidehao:key:${key}`] })).lines;
  });
  return (lines[0]?.entries ?? []).map((text) => JSON.parse(text));
}

test('an organisation gets one key with its first step, however many first steps it makes at once', async () => {
  const actor = staff();
  await Promise.all(Array.from({ length: 6 }, () => harvestBy(actor)));
  const keys = await asCall(db, {}, (call) => keysOf(call, holder(actor)));
  assert.equal(keys.length, 1);
  assert.equal((await lineOf(keys[0]?.id ?? '')).length, 1);
});

test('no private key is in the database as it is', async () => {
  const actor = staff();
  await harvestBy(actor);
  const [key] = await asCall(db, {}, (call) => keysOf(call, holder(actor)));
  const { rows } = await pool.query('select sealed from tracing.issuer_key where id = $1', [key?.id]);
  const seed = unseal(rows[0].sealed, `${COUNTY} ${key?.id}`);
  assert.equal(seed.length, 32);
  assert.equal(rows[0].sealed.includes(seed), false);
});

test('a sealed key opens neither in another row, nor altered, nor under another secret', () => {
  const sealed = seal(Buffer.alloc(32, 1), 'one');
  assert.deepEqual(unseal(sealed, 'one'), Buffer.alloc(32, 1));
  assert.throws(() => unseal(sealed, 'other'), /cannot be opened/);
  assert.throws(() => unseal(Buffer.from(sealed).fill(0, 20, 21), 'one'), /cannot be opened/);
  unlockKeys('another secret, of at least thirty-two letters');
  assert.throws(() => unseal(sealed, 'one'), /SECRET is not the one/);
  unlockKeys('for-tests-only-'.repeat(3));
});

test('after a key was changed, the new one signs, and what the old one signed still holds', async () => {
  const actor = staff();
  const before = await entryOf(await harvestBy(actor));
  const later = new Date(MORNING.getTime() + 3_600_000);
  const { key } = must(await asCall(db, { actor, now: later }, rotateKey));
  const after = await entryOf(await harvestBy(actor, later));
  assert.equal(after.claim.issuer, key);
  assert.notEqual(before.claim.issuer, key);

  const [first, ended] = await lineOf(before.claim.issuer);
  assert.equal(first.until, undefined);
  assert.ok(before.claim.at < ended.until);
  for (const { claim, signature } of [before, after]) {
    const [registration] = await lineOf(claim.issuer);
    const vkey = parseVkey(registration.vkey);
    const bytes = fromBase64(signature);
    assert.ok(vkey && bytes && verifyEd25519(vkey.key, claimSignInput(claim), bytes));
    assert.ok(registration.from <= claim.at);
  }
});

test('after the platform’s key of an organisation is revoked, its next step is signed with a new one', async () => {
  const actor = staff();
  const { claim } = await entryOf(await harvestBy(actor));
  const revoked = { key: claim.issuer, reason: 'key-compromise' } as const;
  must(await asCall(db, { actor }, (call) => revokeKey(call, revoked)));
  must(await asCall(db, { actor }, (call) => revokeKey(call, revoked)));
  const [, entry, ...more] = await lineOf(claim.issuer);
  assert.deepEqual([entry.type, entry.reason, more.length], ['maidehao/key-revoked/1', 'key-compromise', 0]);
  assert.notEqual((await entryOf(await harvestBy(actor))).claim.issuer, claim.issuer);
});

test('a clock that was set back does not date a step before its key', async () => {
  const actor = staff();
  await harvestBy(actor);
  const { claim } = await entryOf(await harvestBy(actor, new Date(MORNING.getTime() - 3_600_000)));
  assert.equal(claim.at, MORNING.toISOString());
});

test('an organisation registers a key of its own, once', async () => {
  const { actor, vkey, key, sign } = partner();
  const signature = sign(`maidehao/key-registration/1\n${jcs({ holder: holder(actor), vkey })}`);
  const register = () => asCall(db, { actor }, (call) => registerKey(call, { vkey, signature }));
  assert.deepEqual(must(await register()), { key, holder: holder(actor) });
  assert.equal(code(await register()), 'tracing.key-known');
  assert.deepEqual(
    (await lineOf(key)).map(({ vkey: said }) => said),
    [vkey],
  );
  // Its private half is not ours: the platform goes on signing with a key of its own for steps taken here.
  assert.notEqual((await entryOf(await harvestBy(actor))).claim.issuer, key);
});

test('nobody registers a key they do not hold, or for another organisation', async () => {
  const { actor, vkey, sign } = partner();
  const thief = staff();
  const forOwner = sign(`maidehao/key-registration/1\n${jcs({ holder: holder(actor), vkey })}`);
  const stolen = await asCall(db, { actor: thief }, (call) =>
    registerKey(call, { vkey, signature: forOwner }),
  );
  assert.equal(code(stolen), 'tracing.key-not-yours');
});

const weak = {
  'a key of small order, for which anybody can sign': Buffer.concat([
    Buffer.of(1),
    Buffer.of(1),
    Buffer.alloc(31),
  ]),
  'a key that is no point': Buffer.concat([Buffer.of(1), Buffer.alloc(32, 0xff)]),
  'a witness’s key': Buffer.concat([Buffer.of(4), Buffer.alloc(32, 1)]),
};
for (const [name, typed] of Object.entries(weak)) {
  test(`${name} is not registered`, async () => {
    const { actor } = partner();
    const id = await crypto.subtle.digest('SHA-256', Buffer.concat([Buffer.from('weak\n'), typed]));
    const vkey = `weak+${Buffer.from(id).toString('hex').slice(0, 8)}+${typed.toString('base64')}`;
    const outcome = await asCall(db, { actor }, (call) =>
      registerKey(call, { vkey, signature: Buffer.alloc(64).toString('base64') }),
    );
    assert.equal(code(outcome), 'tracing.key-unsound');
  });
}

test('keys are the organisation’s own business, and an administrator’s', async () => {
  const owner = staff();
  const { claim } = await entryOf(await harvestBy(owner));
  const revoke = (actor: Actor) =>
    asCall(db, { actor }, (call) => revokeKey(call, { key: claim.issuer, reason: 'superseded' }));
  assert.equal(code(await revoke(staff())), 'tracing.not-allowed');
  assert.equal(code(await revoke({ ...owner, roles: ['consumer'] })), 'tracing.not-allowed');
  assert.equal(code(await revoke({ personId: newId(), name: '吴立诚', roles: ['admin'] })), 'ok');
});
