import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { beginLog, lotThing, recordEvent, startLog } from '#tracing';
import { atEnd } from '../../../../test/help/at-end.ts';
import { BUCKET_KEY, openBucket } from '../../../../test/help/bucket.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { LOG_NAMES, logged } from '../../../../test/help/county-log.ts';
import { KEYS_SECRET, testDatabase } from '../../../../test/help/database.ts';
import { verifyLog } from '../../../auditor/verify-log.ts';
import { parseNote } from '../kernel/tlog/note.ts';
import { parseVkey } from '../kernel/tlog/vkey.ts';
import { openTileBucket } from './tile-bucket.ts';

const database = await testDatabase();
const { db, pool, url } = database;
const store = await openBucket();
const bucket = { url: store.url, ...BUCKET_KEY };
const folder = await mkdtemp(join(tmpdir(), 'maidehao-bucket-'));
atEnd(() => rm(folder, { recursive: true }));
const vkey = await beginLog(pool, COUNTY, LOG_NAMES);
const key = parseVkey(vkey);
assert.ok(key);
const trust = { logs: [key], witnesses: [], enough: () => true };
const alarms: string[] = [];

function start() {
  const setting = { url, county: COUNTY, folder: '/nowhere', bucket, secret: KEYS_SECRET, policy: '' };
  const log = startLog(setting, (text) => alarms.push(text));
  atEnd(() => log.stop());
  return log;
}

async function record(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const quantities = [
      { thing: lotThing('92045022400014', `L${number % 5}`), quantity: quantity('1', 'kg') },
    ];
    const what = { type: 'ObjectEvent', action: 'ADD', quantities } as const;
    await asCall(db, {}, (call) =>
      recordEvent(call, { id: newId(), at: MORNING, bizStep: 'commissioning', what }),
    );
  }
}

/** Takes the whole log home, as anybody may. */
async function takenHome(): Promise<string> {
  const home = await mkdtemp(join(folder, 'home-'));
  for (const [name, bytes] of store.objects) {
    const file = join(home, name.replace(/^county-log\//, ''));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return home;
}

test('a log kept in a bucket verifies from what anybody reads there, and goes on there after a new start', async () => {
  const first = start();
  await record(300);
  await logged(database);
  await first.stop();
  start();
  await record(20);
  await logged(database);
  const { faults, size } = await verifyLog(await takenHome(), trust);
  assert.deepEqual(faults, []);
  assert.ok(size > 320);
  assert.equal(store.refused, 0);
});

test('while the bucket is away nothing is published that it does not have, and it goes on when it is back', async () => {
  const before = store.objects.get('county-log/checkpoint')?.toString();
  store.fail(20);
  await record(5);
  await logged(database);
  assert.notEqual(store.objects.get('county-log/checkpoint')?.toString(), before);
  const { faults } = await verifyLog(await takenHome(), trust);
  assert.deepEqual(faults, []);
  assert.ok(alarms.some((text) => /bucket of the log answered 503/.test(text)));
});

test('another’s key writes nothing', async () => {
  const stranger = openTileBucket({ ...bucket, secret: 'another' });
  await assert.rejects(stranger.writeCheckpoint('x'), /answered 403/);
  assert.ok(parseNote(store.objects.get('county-log/checkpoint')?.toString() ?? ''));
});
