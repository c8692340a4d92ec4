import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { lotThing, verifyBundle } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { testDatabase } from '../../test/help/database.ts';
import { policyOf } from '../../test/help/judge.ts';
import { KUMQUAT, picked, plantOrchard } from '../../test/help/orchard.ts';
import { startServer } from '../server.ts';

const GTIN = '92045022400019';
const database = await testDatabase();
const { db } = database;
const { plots, grower } = await plantOrchard(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => MORNING });
atEnd(() => server.stop());

const { code } = await asCall(db, { actor: grower }, (call) =>
  picked(call, plots.east, { productCode: KUMQUAT }),
);
const path = `/01/${GTIN}/10/${code}/bundle`;
const get = (headers: Record<string, string> = {}, at = path) => fetch(server.url + at, { headers });

test('a lot’s bundle, from the first record to the check', async (t) => {
  await t.test('before the log has begun there is none, and who asks is told to come back', async () => {
    const machine = await get({ 'accept-language': 'en' });
    assert.equal(machine.status, 503);
    assert.equal(machine.headers.get('content-type'), 'application/problem+json');
    const problem = (await machine.json()) as Record<string, string>;
    assert.equal(problem.code, 'tracing.log-not-ready');
    assert.match(problem.next ?? '', /Try again/);
    const reader = await get({ accept: 'text/html' });
    assert.equal(reader.status, 503);
    assert.match(await reader.text(), /请过一会儿再试/);
  });

  const { vkey } = await keepCountyLog(database);
  await logged(database);

  await t.test('it is a file to take away, and judged by whoever knows the log’s key', async () => {
    const file = await get();
    assert.equal(file.status, 200);
    assert.equal(file.headers.get('content-type'), 'application/json');
    assert.equal(file.headers.get('content-disposition'), `attachment; filename="${code}.trace.json"`);
    const policy = policyOf(`log ${vkey}\nquorum none\n`);
    const about = lotThing(GTIN, code);
    const { light, facts, findings } = verifyBundle(await file.text(), { policy, now: new Date(), about });
    assert.equal(light, 'amber', findings.map(({ en }) => en).join('\n'));
    assert.equal(facts?.events.length, 1);
    assert.deepEqual(
      findings.filter(({ weight }) => weight === 'amber').map((each) => each.code),
      ['checkpoint.undated'],
    );
  });

  await t.test('who has it already is told so, until the log has grown', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const again = await get({ 'if-none-match': etag });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    await asCall(db, { actor: grower }, (call) => picked(call, plots.river));
    await logged(database);
    assert.equal((await get({ 'if-none-match': etag })).status, 200);
  });

  await t.test('of a parcel that is not on record, and of a number that is none, neither', async () => {
    for (const [sscc, status, refusal] of [
      ['095200010000000010', 404, 'tracing.link-unknown'],
      ['095200010000000011', 400, 'tracing.link-unreadable'],
    ] as const) {
      const none = await get({}, `/00/${sscc}/bundle`);
      assert.equal(none.status, status);
      assert.equal(none.headers.get('content-type'), 'application/problem+json');
      assert.equal(((await none.json()) as Record<string, unknown>).code, refusal);
    }
  });

  await t.test('of a lot that is none, or of another product, there is no file', async () => {
    for (const at of [`/01/${GTIN}/10/NONE/bundle`, `/01/92045022400033/10/${code}/bundle`]) {
      const none = await get({}, at);
      assert.equal(none.status, 404);
      assert.equal(((await none.json()) as Record<string, unknown>).code, 'request.not-found');
    }
  });

  await t.test('who asks without end is asked to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 101 }, () => get({ 'accept-language': 'en' })));
    const refused = answers.find(({ status }) => status === 429);
    assert.ok(refused, 'a hundred and one within the same moment are too many');
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.equal(((await refused.json()) as Record<string, unknown>).code, 'tracing.too-many-requests');
    const files = answers.filter(({ status }) => status === 200);
    assert.equal(new Set(await Promise.all(files.map((file) => file.text()))).size, 1);
  });
});
