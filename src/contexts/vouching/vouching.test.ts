import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { lotById } from '#origin';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { credentialById, foreignCredential, lotThing } from '#tracing';
import { atEnd } from '../../../test/help/at-end.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, picked, plantOrchard } from '../../../test/help/orchard.ts';
import { outsideIssuer } from '../../../test/help/outside-issuer.ts';
import {
  bringCredential,
  bringScan,
  daysLeft,
  distrustIssuer,
  fileOf,
  heldAt,
  issuePaper,
  listIssuers,
  listPapers,
  type Paper,
  papersOfLot,
  paperUri,
  refreshStatuses,
  revokePaper,
  standingOf,
  trustIssuer,
} from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { grower, officer, coopStaff, loner } = orchard;
const day = (days: number) => new Date(MORNING.getTime() + days * 86_400_000);
const as = <T>(actor: Actor, run: Parameters<typeof asCall<T>>[2], now = MORNING) =>
  asCall(db, { actor, now }, run);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);

const lot = await as(grower, (call) => picked(call, orchard.plots.east));
const lotPapers = (now = MORNING): Promise<Paper[]> =>
  asCall(db, { now }, async (call) => {
    const found = await lotById(call, lot.id);
    assert.ok(found);
    return papersOfLot(call, found);
  });

/** The world outside, as far as this file needs it: an address where a status list stands. */
let served = '';
const outside = createServer(
  (_, answer) => void (served === '' ? answer.writeHead(503).end() : answer.end(served)),
);
await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
atEnd(() => new Promise((done) => outside.close(done)));
const list = `http://127.0.0.1:${(outside.address() as { port: number }).port}/list`;
const reach = { protocols: ['http:'], allowed: () => true };

const body = outsideIssuer();
const organic = (more: Record<string, unknown> = {}, about: Record<string, unknown> = {}) =>
  body.credential({
    id: `urn:body:${newId()}`,
    credentialSubject: { operator: '陈家', number: '123OP2600456', base: '东坡基地', ...about },
    ...more,
  });
const bring = (document: unknown, actor = grower, now = MORNING) =>
  as(
    actor,
    (call) =>
      bringCredential(call, {
        id: newId(),
        text: JSON.stringify(document),
        productCode: KUMQUAT,
        lotCode: '',
      }),
    now,
  );
const trusted = {
  did: body.did,
  nameZh: '南方有机认证',
  nameEn: 'Southern Organic',
  kinds: ['organic', 'lab-report'],
};

test('a signed certificate is taken only from an issuer the county trusts for its kind', async () => {
  assert.equal(code(await bring(organic())), 'vouching.issuer-unknown');
  assert.equal(code(await as(grower, (call) => trustIssuer(call, trusted))), 'vouching.not-allowed');
  for (const bad of [{ did: 'did:key:z6Mk' }, { nameEn: ' ' }, { kinds: [] }, { kinds: ['gi-quota'] }]) {
    assert.equal(
      code(await as(officer, (call) => trustIssuer(call, { ...trusted, ...bad }))),
      'vouching.issuer-fields',
    );
  }
  must(await as(officer, (call) => trustIssuer(call, trusted)));
  const document = organic();
  const { id } = must(await bring(document));
  assert.equal(code(await bring(document)), 'vouching.known');
  const [paper] = await lotPapers();
  assert.deepEqual(
    [paper?.id, paper?.kind, paper?.number, paper?.issuerName, paper?.details.base],
    [id, 'organic', '123OP2600456', '南方有机认证', '东坡基地'],
  );
  const file = await asCall(db, {}, (call) => fileOf(call, id));
  assert.equal(Buffer.from(file?.bytes ?? []).toString(), JSON.stringify(document));
  const green = { type: ['VerifiableCredential', 'GreenFoodCertificate'] };
  assert.equal(code(await bring(organic(green))), 'vouching.issuer-unknown');
});

test('what was changed after signing, is not a credential, or names somebody else is not taken', async () => {
  const document = organic();
  assert.equal(
    code(await bring({ ...document, validUntil: '2099-01-01T00:00:00Z' })),
    'vouching.bad-credential',
  );
  assert.equal(code(await bring({ ...document, issuer: outsideIssuer().did })), 'vouching.bad-credential');
  assert.equal(code(await bring('words')), 'vouching.bad-credential');
  assert.equal(
    code(await bring(organic({ type: ['VerifiableCredential', 'Diploma'] }))),
    'vouching.unknown-kind',
  );
  const unknownStatus = { credentialStatus: { type: 'OtherStatus', id: 'urn:x' } };
  assert.equal(code(await bring(organic(unknownStatus))), 'vouching.bad-credential');
  assert.equal(code(await bring(organic({}, { operator: '韦家' }))), 'vouching.other-holder');
  assert.equal(code(await bring(organic(), loner)), 'vouching.other-holder');
  assert.equal(code(await bring(organic(), officer)), 'vouching.not-allowed');
});

test('a report must be about the very lot it is brought for', async () => {
  const found = await asCall(db, {}, (call) => lotById(call, lot.id));
  const report = (thing: string) =>
    organic({ type: ['VerifiableCredential', 'LabReport'] }, { id: thing, result: '合格', number: 'R-1' });
  const bringFor = (thing: string, lotCode: string) =>
    as(grower, (call) =>
      bringCredential(call, { id: newId(), text: JSON.stringify(report(thing)), productCode: '', lotCode }),
    );
  const thing = lotThing(found?.gtin ?? '', lot.code);
  assert.equal(code(await bringFor(`${thing}9`, lot.code)), 'vouching.other-holder');
  assert.equal(code(await bringFor(thing, 'NO-SUCH-LOT')), 'vouching.no-subject');
  assert.equal(code(await bringFor(thing, lot.code)), 'done');
});

test('its status list is read and kept with its date; a certificate revoked since held until then', async () => {
  const credentialStatus = {
    id: `${list}#7`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: list,
  };
  const { id } = must(await bring(organic({ credentialStatus })));
  const paper = async (now: Date) => (await lotPapers(now)).find((each) => each.id === id);
  const refresh = (now: Date) => asCall(db, { now }, (call) => refreshStatuses(call, reach));

  served = '';
  await refresh(day(1));
  assert.deepEqual([(await paper(day(1)))?.statusFault, (await paper(day(1)))?.statusAt], ['answer', null]);
  served = outsideIssuer().statusList(list, [7], day(1));
  await refresh(day(2));
  assert.equal((await paper(day(2)))?.statusFault, 'not-a-list', 'a list by somebody else says nothing');
  for (const [why, other] of [
    ['another list of the same issuer', body.statusList(`${list}-2`, [], day(2))],
    ['a list that is no longer valid', body.statusList(list, [], day(1), day(2))],
    ['a list from the future', body.statusList(list, [], day(9))],
  ] as const) {
    served = other;
    await refresh(day(2.5));
    const { statusFault, statusAt } = (await paper(day(2.5))) ?? {};
    assert.deepEqual([statusFault, statusAt], ['not-a-list', null], `${why} says nothing`);
  }
  served = body.statusList(list, [6, 8], day(3));
  await refresh(day(3));
  assert.deepEqual([(await paper(day(3)))?.statusFault, (await paper(day(3)))?.statusAt], [null, day(3)]);
  served = body.statusList(list, [7], day(4));
  await refresh(day(4));
  const revoked = await paper(day(5));
  assert.ok(revoked);
  assert.deepEqual([heldAt(revoked, day(3)), heldAt(revoked, day(5))], [true, false]);
  assert.equal(standingOf(revoked, day(5)), 'ended');
});

test('by itself it asks for lists only on the public internet', async () => {
  const { id } = must(
    await bring(
      organic({
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '1',
          statusListCredential: 'https://169.254.169.254/latest/meta-data/',
        },
      }),
    ),
  );
  await asCall(db, { now: day(1) }, (call) => refreshStatuses(call));
  assert.equal((await lotPapers(day(1))).find((each) => each.id === id)?.statusFault, 'address');
});

const scanned = (more: Partial<Parameters<typeof bringScan>[1]> = {}) => ({
  id: newId(),
  kind: 'green-food' as const,
  number: 'LB-18-260120001234A',
  issuerName: '中国绿色食品发展中心',
  details: { companyCode: 'GF450224260001', approvedTonnes: '120' },
  from: '2026-01-01',
  until: '2028-12-31',
  productCode: KUMQUAT,
  lotCode: '',
  file: Buffer.from('%PDF-1.7 a scan'),
  ...more,
});

test('a paper without a signature is kept with its picture, and is never more than a picture of a paper', async () => {
  const scan = scanned();
  must(await as(grower, (call) => bringScan(call, scan)));
  const paper = (await lotPapers()).find((each) => each.id === scan.id);
  assert.ok(paper);
  assert.equal(paper.source, 'scan');
  assert.equal(daysLeft(paper, new Date('2028-12-31T15:00:00Z')), 0);
  assert.equal(heldAt(paper, new Date('2028-12-31T15:59:59Z')), true);
  assert.equal(heldAt(paper, new Date('2028-12-31T16:00:00Z')), false);
  const file = await asCall(db, {}, (call) => fileOf(call, scan.id));
  assert.equal(file?.type, 'application/pdf');
  for (const [more, refusal] of [
    [{ number: 'LB-1' }, 'vouching.fields'],
    [{ details: {} }, 'vouching.fields'],
    [{ issuerName: ' ' }, 'vouching.fields'],
    [{ until: '2025-12-31' }, 'vouching.term'],
    [{ from: '2026-02-30' }, 'vouching.term'],
    [{ file: Buffer.from('<html>') }, 'vouching.scan'],
    [{ productCode: 'none' }, 'vouching.no-subject'],
  ] as const) {
    assert.equal(code(await as(grower, (call) => bringScan(call, scanned(more)))), refusal);
  }
  assert.equal(
    code(await as(grower, (call) => revokePaper(call, { id: scan.id, reason: '假的' }))),
    'vouching.not-allowed',
  );
  must(await as(officer, (call) => revokePaper(call, { id: scan.id, reason: '查无此证' }), day(2)));
  const ended = (await lotPapers(day(3))).find((each) => each.id === scan.id);
  assert.deepEqual([ended?.endedWhy, ended && heldAt(ended, day(1))], ['查无此证', true]);
});

const report = (more: object = {}) => ({
  id: newId(),
  kind: 'lab-report' as const,
  number: 'NJ-2026-118',
  details: {
    sampledOn: '2026-06-01',
    method: 'GB 23200.121-2021',
    items: '阿维菌素等 60 项',
    result: '合格',
  },
  from: '2026-06-01',
  until: '',
  holderId: '',
  productCode: '',
  lotCode: lot.code,
  ...more,
});

test('the county’s laboratory signs its report as a credential that anybody can check', async () => {
  assert.equal(code(await as(coopStaff, (call) => issuePaper(call, report()))), 'vouching.not-allowed');
  const { id } = must(await as(officer, (call) => issuePaper(call, report())));
  const kept = await asCall(db, {}, (call) => credentialById(call, paperUri(id)));
  const document = JSON.parse(kept?.document ?? '');
  assert.equal(typeof foreignCredential(kept?.document ?? ''), 'object');
  assert.equal(document.credentialSubject.result, '合格');
  assert.match(document.credentialSubject.id, new RegExp(`/10/${lot.code}$`));
  must(await as(officer, (call) => revokePaper(call, { id, reason: '样品弄混了' }), day(1)));
  assert.ok((await asCall(db, {}, (call) => credentialById(call, paperUri(id))))?.revokedAt);
});

test('an issuer no longer trusted: what rested on it held then, and is over now', async () => {
  must(await as(officer, (call) => distrustIssuer(call, { did: body.did, reason: '资质被撤销' }), day(10)));
  const [paper] = (await lotPapers(day(11))).filter(({ issuerDid }) => issuerDid === body.did);
  assert.ok(paper);
  assert.deepEqual([heldAt(paper, day(3)), standingOf(paper, day(11))], [true, 'ended']);
  assert.equal(code(await bring(organic(), grower, day(11))), 'vouching.issuer-unknown');
  const issuers = must(await as(officer, (call) => listIssuers(call)));
  assert.equal(issuers[0]?.distrustReason, '资质被撤销');
});

test('everybody sees their own papers: the household its, the co-op its members’, the officer the county’s', async () => {
  const seen = async (actor: Actor) =>
    must(await as(actor, (call) => listPapers(call, { limit: 100, offset: 0 }))).count;
  assert.ok((await seen(grower)) > 3);
  assert.equal(await seen(coopStaff), await seen(grower));
  assert.ok((await seen(officer)) >= (await seen(grower)));
  assert.equal(await seen(loner), 0);
});
