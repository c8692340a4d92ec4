import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { runNode } from './line/tool.ts';

const folder = await mkdtemp(join(tmpdir(), 'epcis-'));
atEnd(() => rm(folder, { recursive: true }));

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
async function epcis(...args: string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'epcis', ...args, '--json']);
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
