import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { atEnd } from '../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, LOG_NAMES, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { assertLit, policyOf } from '../../../test/help/judge.ts';
import { countingQueries } from '../../../test/help/queries.ts';
import { startDemoWitnesses } from '../../commands/demo/witnesses.ts';
import { endAll } from '../../shared/ending.ts';
import { keepAnchors } from './anchors.ts';
import {
  beginLog,
  bundleOf,
  issueCredential,
  logAt,
  lotThing,
  recordEvent,
  revokeCredential,
  revokeKey,
  shipmentThing,
  type TraceStep,
  type Verdict,
  verifyBundle,
} from './index.ts';
import type { Bundle } from './kernel/bundle.ts';

const database = await testDatabase();
const { db, pool } = database;
const folder = await mkdtemp(join(tmpdir(), 'maidehao-bundle-'));
atEnd(() => rm(folder, { recursive: true }));
const vkey = await beginLog(pool, COUNTY, LOG_NAMES);
const witnesses = await startDemoWitnesses(folder, vkey);
atEnd(endAll);
await keepCountyLog(database, witnesses);

const chain = { chainId: 31337, contract: '0x00000000000000000000000000000000000a11ce' };
const policy = policyOf(`${witnesses}#maidehao anchor ${chain.chainId} ${chain.contract}\n`);
const issuerId = newId();
const grower: Actor = { personId: newId(), name: '陈大山', roles: ['grower'], organisationId: newId() };
const coop: Actor = { personId: newId(), name: '覃小梅', roles: ['coop-staff'], organisationId: issuerId };
const gtin = '92045022400014';
const lot = (code: string) => lotThing(gtin, code);
const parcel = shipmentThing('276104250021234560');
const certificate = 'urn:maidehao:certificate:HGZ-450224-7';

type Step = Omit<TraceStep, 'id' | 'at'>;
const kg = (code: string, kilograms: string) => ({ thing: lot(code), quantity: quantity(kilograms, 'kg') });
const does = (actor: Actor, step: Step, now = MORNING) =>
  asCall(db, { actor, now }, (call) => recordEvent(call, { id: newId(), at: now, ...step }));
const harvest = (code: string): Step => ({
  bizStep: 'commissioning',
  what: { type: 'ObjectEvent', action: 'ADD', quantities: [kg(code, '20')] },
});
const seen = (code: string): Step => ({
  bizStep: 'storing',
  what: { type: 'ObjectEvent', action: 'OBSERVE', quantities: [kg(code, '20')] },
});
const packed = (code: string): Step => ({
  bizStep: 'packing',
  what: { type: 'AggregationEvent', action: 'ADD', parent: parcel, quantities: [kg(code, '2')] },
});

/** Two harvests, one signed off by a certificate; mixed into M; packed. */
async function journey(): Promise<void> {
  await does(grower, harvest('A'));
  await does(grower, harvest('B'));
  await does(coop, { ...seen('A'), bizStep: 'inspecting', certification: certificate });
  const subject = { id: lot('A') };
  await asCall(db, {}, (call) =>
    issueCredential(call, {
      id: certificate,
      type: 'ConformityCertificate',
      nameZh: '承诺达标合格证',
      nameEn: 'Conformity certificate',
      issuerId,
      validFrom: MORNING,
      subject,
    }),
  );
  await does(coop, {
    bizStep: 'creating_class_instance',
    what: { type: 'TransformationEvent', inputs: [kg('A', '20'), kg('B', '20')], outputs: [kg('M', '40')] },
  });
  for (let times = 0; times < 4; times += 1) await does(coop, seen('M'));
  await does(coop, packed('M'));
  await logged(database, 'witnessed');
}

const bundle = (thing: string, from: Db = db): Promise<Bundle> =>
  asCall(from, {}, async (call) => must(await bundleOf(call, must(await logAt(call)), thing)).bundle);

function verdictOn(given: Bundle, about: string): Verdict {
  return verifyBundle(JSON.stringify(given), { policy, now: new Date(), about });
}

await journey();

test('a lot’s bundle is judged green by a stranger: its own records, those of its sources, its certificate', async () => {
  const verdict = verdictOn(await bundle(lot('M')), lot('M'));
  assertLit(verdict, 'green');
  assert.ok(verdict.facts);
  const { events, journey, packed, witnesses, certificates } = verdict.facts;
  assert.deepEqual([events.length, packed], [8, 1]);
  assert.deepEqual(new Set(journey), new Set([lot('M'), lot('A'), lot('B')]));
  assert.ok(witnesses.length >= 2);
  assert.deepEqual(
    certificates.map(({ id }) => id),
    [certificate],
  );
});

test('so is a parcel’s, back to the fields of what is in it', async () => {
  const { facts, light } = verdictOn(await bundle(parcel), parcel);
  assert.notEqual(light, 'red');
  assert.deepEqual(new Set(facts?.journey), new Set([parcel, lot('M'), lot('A'), lot('B')]));
});

test('of a parcel’s other lots and of other people’s records nothing is in it', async () => {
  const { lines } = await bundle(lot('A'));
  const things = lines.map(({ line }) => line).filter((line) => line.startsWith('https:'));
  assert.deepEqual(things, [lot('A'), `${lot('A')}#packed`]);
});

test('its cost in queries does not grow with the journey', async () => {
  const short = await countingQueries(db, (counted) => bundle(lot('A'), counted));
  const long = await countingQueries(db, (counted) => bundle(parcel, counted));
  assert.ok(long.answer.lines.length > short.answer.lines.length);
  assert.equal(long.queries, short.queries);
});

test('each record can be looked up in the log by itself', async () => {
  const { bundle, indexes } = await asCall(db, {}, async (call) =>
    must(await bundleOf(call, must(await logAt(call)), lot('M'))),
  );
  assert.deepEqual(new Set(indexes.keys()), new Set(Object.keys(bundle.events)));
  for (const [digest, index] of indexes) {
    const { rows } = await pool.query(
      'select entry from tracing.log_entry where county_id = $1 and index = $2',
      [COUNTY, index],
    );
    assert.ok(rows[0].entry.includes(`"digest":"${digest}"`));
  }
});

test('an anchored head comes with the proof that the log has grown out of it', async () => {
  const { checkpoint, map } = await bundle(lot('M'));
  const [origin = '', , root = ''] = checkpoint.split('\n');
  const anchor = {
    origin,
    size: map.index + 1,
    root,
    publisher: `0x${'b0'.repeat(20)}`,
    tx: `0x${'5e'.repeat(32)}`,
    block: 7,
  };
  await keepAnchors(db, COUNTY, [{ ...anchor, ...chain, at: MORNING }]);
  await does(coop, seen('M'));
  await logged(database, 'witnessed');
  const verdict = verdictOn(await bundle(lot('M')), lot('M'));
  assertLit(verdict, 'green');
  assert.equal(verdict.facts?.anchor?.size, map.index + 1);
});

test('a certificate that was revoked comes with its revocation', async () => {
  await asCall(db, { now: new Date(MORNING.getTime() + 1000) }, (call) =>
    revokeCredential(call, { id: certificate, reason: '写错了' }),
  );
  await logged(database, 'witnessed');
  const verdict = verdictOn(await bundle(lot('M')), lot('M'));
  assert.ok(verdict.findings.some(({ code }) => code === 'certificate.revoked-now'));
  assert.notEqual(verdict.light, 'red');
});

test('what was signed before its key was revoked is shown to stand before that in the log', async () => {
  const { events = [] } = verdictOn(await bundle(lot('A')), lot('A')).facts ?? {};
  const key = events.find(({ body }) => body?.bizStep === 'commissioning')?.claim.issuer ?? '';
  const owner: Actor = { ...grower, roles: ['coop-staff'] };
  must(
    await asCall(db, { actor: owner, now: new Date(MORNING.getTime() + 60_000) }, (call) =>
      revokeKey(call, { key, reason: 'key-compromise' }),
    ),
  );
  await logged(database, 'witnessed');
  const { findings, light } = verdictOn(await bundle(lot('M')), lot('M'));
  assert.deepEqual(
    findings.filter(({ code }) => code.startsWith('issuer.')),
    [],
  );
  assert.notEqual(light, 'red');
});

test('of a thing that nobody recorded there is a bundle that says so', async () => {
  const verdict = verdictOn(await bundle(lot('NEVER')), lot('NEVER'));
  assert.ok(verdict.findings.some(({ code }) => code === 'line.nothing-recorded'));
  assert.notEqual(verdict.light, 'green');
});
