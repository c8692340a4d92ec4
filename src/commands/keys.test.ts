import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { lotThing, recordEvent } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall } from '../../test/help/county.ts';
import { KEYS_SECRET, testDatabase } from '../../test/help/database.ts';
import { settle } from '../../test/help/village.ts';
import { type Actor, platform } from '../shared/call.ts';
import { newId } from '../shared/id.ts';
import { quantity } from '../shared/quantity.ts';
import { root } from '../shared/root.ts';

const COUNTY = '450224';
const { db, pool, url } = await testDatabase();
const { actors } = await settle(db, COUNTY);
const home = await mkdtemp(join(tmpdir(), 'keys-'));
atEnd(() => rm(home, { recursive: true }));
const coop = actors.clerk.organisationId ?? '';

function keys(args: readonly string[], secret = KEYS_SECRET) {
  const env = { ...process.env, DATABASE_URL: url, MAIDEHAO_HOME: home, COUNTY, SECRET: secret };
  const line = ['src/commands/maidehao.ts', 'keys', ...args, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: root, env, encoding: 'utf8' });
  const output = stdout + stderr;
  return { status, output, json: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') };
}

async function stepBy(actor: Actor): Promise<void> {
  const what = {
    type: 'ObjectEvent',
    action: 'ADD',
    quantities: [{ thing: lotThing('92045022400014', newId().slice(-12)), quantity: quantity('1', 'kg') }],
  } as const;
  const now = new Date();
  await asCall(db, { county: COUNTY, actor, now }, (call) =>
    recordEvent(call, { id: newId(), at: now, bizStep: 'commissioning', what }),
  );
}

/** What waits to go into the log. */
async function said(): Promise<string> {
  const { rows } = await pool.query<{ body: string }>('select body from tracing.pending');
  return rows.map(({ body }) => body).join('\n');
}

await stepBy(actors.clerk);
await stepBy(platform);

test('the keys of the county and of an organisation are listed, each apart', () => {
  const county = keys(['list']);
  assert.equal(county.status, 0, county.output);
  assert.deepEqual([county.json.holder, county.json.keys.length], [`urn:maidehao:county:${COUNTY}`, 1]);
  const own = keys(['list', '--organisation', coop]);
  assert.equal(own.json.keys.length, 1);
  assert.equal(own.json.keys[0].state, 'in-use');
  assert.notEqual(own.json.keys[0].id, county.json.keys[0].id);
  assert.equal(JSON.stringify(own.json).includes('sealed'), false);
});

test('a key named in full is changed, revoked once, and the log is told of both', async () => {
  const of = ['--organisation', coop];
  const old = keys(['list', ...of]).json.keys[0].id;
  const { status, output, json } = keys(['rotate', old, ...of]);
  assert.equal(status, 0, output);
  assert.equal(json.ended, old);
  assert.match(await said(), /"until"/);
  await stepBy(actors.clerk);
  const again = keys(['rotate', old, ...of]);
  assert.deepEqual([again.status, again.json.ok], [1, false]);

  const revoke = ['revoke', json.key, '--reason', 'key-compromise', ...of];
  assert.equal(keys(revoke).json.changed, true);
  assert.match(await said(), /maidehao\/key-revoked\/1/);
  assert.equal(keys(revoke).json.changed, false);
  const states = keys(['list', ...of]).json.keys.map((key: { id: string; state: string }) => [
    key.id,
    key.state,
  ]);
  assert.deepEqual(new Map(states).get(json.key), 'revoked');
  assert.equal(states.length, 2);
});

test('nothing is changed for whoever names no key, another’s key, no reason, or has another SECRET', () => {
  const [county] = keys(['list']).json.keys;
  const wrong: [number, string[], RegExp, string?][] = [
    [2, ['rotate'], /wants the key/],
    [2, ['revoke', county.id], /--reason goes with revoke/],
    [2, ['revoke', county.id, '--reason', 'bored'], /--reason goes with revoke/],
    [2, ['erase', county.id], /is none of list/],
    [1, ['rotate', county.id, '--organisation', coop], /has no key/],
    [1, ['rotate', county.id, '--organisation', newId()], /There is no organisation/],
    [1, ['rotate', county.id], /SECRET is not the one/, 'another-secret-'.repeat(3)],
  ];
  for (const [code, args, why, secret] of wrong) {
    const { status, output, json } = keys(args, secret);
    assert.deepEqual([status, json.ok], [code, false], args.join(' '));
    assert.match(output, why);
  }
  assert.deepEqual(keys(['list']).json.keys, [county]);
});
