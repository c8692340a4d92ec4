import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { COUNTY } from '../../test/help/county.ts';
import { epcisDoor } from '../../test/help/epcis-door.ts';
import { signedIn } from '../../test/help/village.ts';
import { reactions } from '../contexts/reactions.ts';
import { startWorker } from '../shared/worker.ts';
import { runNode } from './line/tool.ts';

const folder = await mkdtemp(join(tmpdir(), 'epcis-'));
atEnd(() => rm(folder, { recursive: true }));
const { database, url, village } = await epcisDoor();
const things = async () => (await database.pool.query('select 1 from tracing.event')).rows.length;

const event = (fields: object = {}) => ({
  type: 'ObjectEvent',
  eventTime: '2026-06-01T08:00:00+08:00',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  epcList: ['urn:epc:id:sgtin:4012345.011111.9876'],
  ...fields,
});
async function file(name: string, ...events: object[]): Promise<string> {
  const path = join(folder, name);
  const document = {
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-06-01T08:00:00Z',
    epcisBody: { eventList: events },
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  };
  await writeFile(path, JSON.stringify(document));
  return path;
}
const epcis = (...args: string[]) => epcisWith({}, ...args);
async function epcisWith(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'epcis', ...args, '--json'], { env });
  const lines = output.trim().split('\n');
  return { passed, lines: lines.slice(0, -1), json: JSON.parse(lines.at(-1) ?? '') };
}

test('each file is told of on its own: in order, with its faults, or not there', async () => {
  const good = await file('good.json', event(), event());
  const bad = await file('bad.json', event(), event({ bizStep: 'eating' }));
  const { passed, lines, json } = await epcis('validate', good, join(folder, 'missing.json'), bad);
  assert.equal(passed, false);
  assert.deepEqual(
    lines.map((line) => line.split('\t').slice(0, 3)),
    [
      [good, 'ok', '2 个事件 events'],
      [join(folder, 'missing.json'), 'unreadable', '读不了这个文件'],
      [bad, '/epcisBody/eventList/1/bizStep', 'not-a-word'],
    ],
  );
  assert.deepEqual(
    json.files.map(({ ok, faults }: { ok: boolean; faults?: number }) => [ok, faults]),
    [
      [true, 0],
      [false, undefined],
      [false, 1],
    ],
  );
});

test('an event hashes the same from JSON and from XML', async () => {
  const json = await file('one.json', event());
  const xml = join(folder, 'one.xml');
  await writeFile(
    xml,
    `<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-06-01T08:00:00Z"><EPCISBody><EventList>
      <ObjectEvent><eventTime>2026-06-01T00:00:00Z</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
      <epcList><epc>https://id.gs1.org/01/04012345111118/21/9876</epc></epcList><action>OBSERVE</action></ObjectEvent>
    </EventList></EPCISBody></e:EPCISDocument>`,
  );
  const { passed, json: told } = await epcis('hash', json, xml, '--profile', 'CBV2.1');
  assert.equal(passed, true);
  const [[first], [second]] = told.files.map(({ hashes }: { hashes: string[] }) => hashes);
  assert.match(first, /^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.1$/);
  assert.equal(first, second);
});

test('files are captured into the local county, each whole or not at all, and once however often', async () => {
  const env = { DATABASE_URL: database.url, MAIDEHAO_HOME: folder, COUNTY: '450224' };
  const good = await file('here.json', event({ epcList: ['urn:epc:id:sgtin:4012345.011111.1'] }));
  const bad = await file(
    'here-bad.json',
    event({ epcList: ['urn:epc:id:sgtin:4012345.011111.2'] }),
    event({ bizStep: 'eating' }),
  );
  const before = await things();
  const { passed, lines, json } = await epcisWith(env, 'capture', good, bad);
  assert.equal(passed, false);
  assert.deepEqual(
    lines.map((line) => line.split('\t').slice(0, 3)),
    [
      [good, 'captured', '1 个事件 events'],
      [bad, '/epcisBody/eventList/1/bizStep', 'not-a-word'],
      [bad, 'refused'],
    ],
  );
  assert.deepEqual(
    json.files.map(({ ok, captured }: { ok: boolean; captured: boolean }) => [ok, captured]),
    [
      [true, true],
      [false, false],
    ],
  );
  assert.equal(await things(), before + 1);
  assert.equal((await epcisWith(env, 'capture', good)).passed, true);
  await epcisWith(env, 'capture', bad, '--on-error', 'proceed');
  assert.equal(await things(), before + 2);
});

test('files are sent to a server, and what became of them is told as it says', async () => {
  const worker = await startWorker({ ...database, reactions, schedules: [], counties: [COUNTY] });
  atEnd(() => worker.stop());
  const [, token = ''] = /session_token=(\w+)/.exec(await signedIn(database.db, village.people.clerk)) ?? [];
  const good = await file('there.json', event({ epcList: ['urn:epc:id:sgtin:4012345.011111.3'] }));
  const bad = await file('there-bad.json', event({ bizStep: 'eating' }));
  const before = await things();
  const to = ['--to', `${url}/epcis`];
  const { passed, lines } = await epcisWith({ EPCIS_TOKEN: token }, 'capture', good, bad, ...to);
  assert.equal(passed, false);
  assert.deepEqual(
    lines.map((line) => line.split('\t').slice(0, 3)),
    [
      [good, 'captured'],
      [bad, '/epcisBody/eventList/0/bizStep', 'not-a-word'],
      [bad, 'refused'],
    ],
  );
  assert.equal(await things(), before + 1);
  const stranger = await epcis('capture', good, ...to);
  assert.equal(stranger.passed, false);
  assert.match(stranger.lines[0] ?? '', /request\.sign-in-needed/);
});
