import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { jcs, type Partner, partner } from '../../../test/help/partner.ts';
import {
  type CaptureResult,
  captureEvents,
  documentPaths,
  logAt,
  proveLines,
  receiptsOf,
  registerKey,
  revokeKey,
  type SignedByIssuer,
  type Submission,
  storyOf,
} from './index.ts';
import { fromBase64 } from './kernel/base64.ts';
import { claimLeaf, parseEntry } from './kernel/entry.ts';
import type { EventBody } from './kernel/event-things.ts';
import { verifyInclusion } from './kernel/tlog/verify.ts';

const database = await testDatabase();
const { db, pool } = database;
await keepCountyLog(database);

const registered = async (at = MORNING, name?: string): Promise<Partner> => {
  const one = partner(name);
  const holder = `urn:maidehao:organisation:${one.actor.organisationId}`;
  const signature = one.sign(`maidehao/key-registration/1\n${jcs({ holder, vkey: one.vkey })}`);
  must(
    await asCall(db, { actor: one.actor, now: at }, (call) =>
      registerKey(call, { vkey: one.vkey, signature }),
    ),
  );
  return one;
};
const coop = await registered();

let lots = 0;
function seen(more: EventBody = {}): EventBody {
  lots += 1;
  return {
    eventID: `urn:uuid:${newId()}`,
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventTime: MORNING.toISOString(),
    eventTimeZoneOffset: '+08:00',
    bizStep: 'shipping',
    epcList: [`https://id.gs1.org/01/06901234567892/21/S${lots}`],
    ...more,
  };
}

/** As the API would: in one transaction that a refusal of the call undoes. */
async function capture(
  by: Partner,
  events: readonly EventBody[],
  signed?: SignedByIssuer,
  onError: Submission['onError'] = 'rollback',
): Promise<readonly CaptureResult[]> {
  const submission = { events, onError, ...(signed ? { signed } : {}) };
  return must(
    await transact(db, { county: COUNTY, now: MORNING, actor: by.actor }, (call) =>
      captureEvents(call, submission),
    ),
  );
}

const code = (result: CaptureResult | undefined) =>
  result?.status === 'refused' ? result.refusal.code : result?.status;
const statuses = (results: readonly CaptureResult[]) => results.map(code);
const idOf = (event: EventBody | undefined) => String(event?.eventID).slice('urn:uuid:'.length);

async function receipts(events: readonly EventBody[]) {
  await logged(database);
  return asCall(db, {}, async (call) => {
    const at = must(await logAt(call));
    return { at, receipts: await receiptsOf(call, at, events.map(idOf)) };
  });
}

const hour = 3_600_000;
const later = await registered(new Date(MORNING.getTime() + hour));
const revoked = await registered();
must(
  await asCall(db, { actor: revoked.actor }, (call) =>
    revokeKey(call, { key: revoked.key, reason: 'key-compromise' }),
  ),
);

test('events that a partner signed one by one are in the log with exactly what was signed', async () => {
  const events = [seen(), seen(), seen()];
  const signed = coop.signedEach(events);
  assert.deepEqual(statuses(await capture(coop, events, signed)), ['captured', 'captured', 'captured']);
  const { receipts: found } = await receipts(events);
  for (const [place, event] of events.entries()) {
    const entry = parseEntry(found.get(idOf(event))?.entry ?? '');
    assert.ok(entry.ok && entry.value.type === 'maidehao/event/1');
    assert.deepEqual(entry.value.claim, signed.claims[place]);
    assert.equal(entry.value.signature, 'signatures' in signed ? signed.signatures[place] : '');
  }
});

for (const [name, signed] of [
  ['that a partner signed once', (events: readonly EventBody[]) => coop.signedTogether(events)],
  ['that came without a signature, and the platform signed once', () => undefined],
] as const) {
  test(`of a document ${name}, every event can be shown to be part of what was signed`, async () => {
    const events = Array.from({ length: 7 }, () => seen());
    assert.deepEqual(new Set(statuses(await capture(coop, events, signed(events)))), new Set(['captured']));
    const { receipts: found } = await receipts(events);
    const entries = events.map((event) => {
      const entry = parseEntry(found.get(idOf(event))?.entry ?? '');
      assert.ok(entry.ok && entry.value.type === 'maidehao/event/1' && entry.value.document);
      return { claim: entry.value.claim, document: entry.value.document };
    });
    const paths = await asCall(db, {}, (call) =>
      documentPaths(
        call,
        entries.map(({ document }) => document),
      ),
    );
    for (const { claim, document } of entries) {
      const { root, index, size } = document;
      const path = paths[root]?.[index]?.map((hash) => fromBase64(hash) ?? new Uint8Array(0));
      assert.ok(
        verifyInclusion(claimLeaf(claim), index, size, fromBase64(root) ?? new Uint8Array(0), path ?? []),
      );
    }
  });
}

test('the same sent again is known, and the log grows by nothing', async () => {
  const events = [seen(), seen()];
  await capture(coop, events, coop.signedEach(events));
  const before = await receipts(events);
  assert.deepEqual(statuses(await capture(coop, events, coop.signedEach(events))), ['known', 'known']);
  assert.deepEqual(statuses(await capture(coop, events, coop.signedTogether(events))), ['known', 'known']);
  const after = await receipts(events);
  assert.equal(after.at.size, before.at.size);
  assert.deepEqual([...after.receipts.keys()], [...before.receipts.keys()]);
});

for (const onError of ['rollback', 'proceed'] as const) {
  test(`another content under a known id is refused, and both are kept (${onError})`, async () => {
    const first = seen();
    await capture(coop, [first], coop.signedEach([first]));
    const other = { ...first, disposition: 'destroyed' };
    const beside = seen();
    const results = await capture(coop, [other, beside], coop.signedEach([other, beside]), onError);
    assert.deepEqual(statuses(results), [
      'tracing.contradiction',
      onError === 'rollback' ? 'tracing.not-captured-alone' : 'captured',
    ]);
    const { rows } = await pool.query(
      'select document, claim, signature from tracing.contradiction where county_id = $1 and event_id = $2',
      [COUNTY, idOf(first)],
    );
    assert.deepEqual(rows[0]?.document, other);
    assert.deepEqual(rows[0]?.claim, coop.claim(other));
    const thing = String((first.epcList as string[])[0]);
    const { events } = await asCall(db, {}, (call) => storyOf(call, thing));
    assert.deepEqual(
      events.map(({ document }) => document),
      [first],
    );
    const { receipts: found } = await receipts([beside]);
    assert.equal(found.size, onError === 'rollback' ? 0 : 1);
  });
}

test('two contents under one id in one document: the first is captured, the other kept as evidence', async () => {
  const first = seen();
  const other = { ...first, action: 'DELETE' };
  const results = await capture(coop, [first, other], coop.signedEach([first, other]), 'proceed');
  assert.deepEqual(statuses(results), ['captured', 'tracing.contradiction']);
});

test('an event declared wrong stays, and its declaration stands beside it', async () => {
  const wrong = seen();
  await capture(coop, [wrong], coop.signedEach([wrong]));
  const declaration = {
    ...wrong,
    errorDeclaration: { declarationTime: MORNING.toISOString(), reason: 'incorrect_data' },
  };
  assert.deepEqual(statuses(await capture(coop, [declaration], coop.signedEach([declaration]))), [
    'captured',
  ]);
  await logged(database);
  const thing = String((wrong.epcList as string[])[0]);
  const { events } = await asCall(db, {}, (call) => storyOf(call, thing));
  assert.equal(events.length, 2);
});

test('of a document with one bad event, all or none is captured as the document asks', async () => {
  const events = [seen(), seen(), seen()];
  const signed = coop.signedEach(events);
  assert.ok('signatures' in signed);
  const spoilt = { claims: signed.claims, signatures: signed.signatures.with(1, signed.signatures[0] ?? '') };
  assert.deepEqual(statuses(await capture(coop, events, spoilt, 'rollback')), [
    'tracing.not-captured-alone',
    'tracing.bad-signature',
    'tracing.not-captured-alone',
  ]);
  assert.deepEqual(statuses(await capture(coop, events, spoilt, 'proceed')), [
    'captured',
    'tracing.bad-signature',
    'captured',
  ]);
});

const stranger = partner();
const at = (hours: number) => new Date(MORNING.getTime() + hours * hour).toISOString();

const refusedClaims: readonly [name: string, code: string, signed: (event: EventBody) => SignedByIssuer][] = [
  ['of a key nobody registered', 'tracing.key-unknown', (event) => stranger.signedEach([event])],
  ['of a revoked key', 'tracing.key-revoked', (event) => revoked.signedEach([event])],
  ['from before its key', 'tracing.key-not-valid-then', (event) => later.signedEach([event])],
  ['from the future', 'tracing.key-not-valid-then', (event) => coop.signedEach([event], { at: at(1) })],
  ['of another event', 'tracing.claim-differs', () => coop.signedEach([seen()])],
  [
    'with another event hash',
    'tracing.claim-differs',
    (event) => coop.signedEach([event], { hash: coop.claim({ ...event, action: 'ADD' }).hash }),
  ],
  [
    'with a member nobody knows',
    'tracing.claim-differs',
    (event) => coop.signedEach([event], { note: 'x' } as object),
  ],
  [
    'with a day that is none',
    'tracing.claim-differs',
    (event) => coop.signedEach([event], { at: 'yesterday' }),
  ],
  [
    'with the signature of something else',
    'tracing.bad-signature',
    (event) => ({ claims: [coop.claim(event)], signatures: [coop.sign('something else')] }),
  ],
  [
    'without a signature',
    'tracing.bad-signature',
    (event) => ({ claims: [coop.claim(event)], signatures: [] }),
  ],
  [
    'longer than an entry',
    'tracing.too-long',
    (event) =>
      coop.signedEach([event], { media: Array.from({ length: 90 }, () => coop.claim(event).digest) }),
  ],
  [
    'in a document whose root is another’s',
    'tracing.bad-signature',
    (event) => ({ ...coop.signedTogether([seen()]), claims: [coop.claim(event)] }),
  ],
  [
    'in a document of another length',
    'tracing.bad-signature',
    (event) => ({ ...coop.signedTogether([event, seen()]), claims: [coop.claim(event)] }),
  ],
  [
    'of another moment than its document',
    'tracing.bad-signature',
    (event) => ({ ...coop.signedTogether([event]), claims: [coop.claim(event, { at: at(-1) })] }),
  ],
  [
    'in a document of a key nobody registered',
    'tracing.key-unknown',
    (event) => stranger.signedTogether([event]),
  ],
];
for (const [name, refusal, signed] of refusedClaims) {
  test(`a claim ${name} is refused, and nothing of it is captured`, async () => {
    const event = seen();
    assert.deepEqual(statuses(await capture(coop, [event], signed(event))), [refusal]);
    const { receipts: found } = await receipts([event]);
    assert.equal(found.size, 0);
  });
}

const victim = coop.key;
const lot = 'https://id.gs1.org/01/06901234567892/10/HP-1';
const sensed = (eventID: string): EventBody => {
  const { epcList: _, ...event } = seen({ eventID });
  return event;
};
/** Each would stand for ever in a line that is not for events. */
const reservedEvents: readonly [name: string, event: EventBody, code: string][] = [
  ['about somebody’s key', seen({ epcList: [`urn:maidehao:key:${victim}`] }), 'tracing.name-reserved'],
  [
    'about somebody’s key in capitals',
    seen({ epcList: [`URN:MaiDeHao:key:${victim}`] }),
    'tracing.name-reserved',
  ],
  [
    'about a certificate',
    seen({ parentID: 'urn:maidehao:certificate:HGZ-450224-1' }),
    'tracing.name-reserved',
  ],
  [
    'about the verifier',
    seen({ quantityList: [{ epcClass: 'urn:maidehao:verifier' }] }),
    'tracing.name-reserved',
  ],
  [
    'about a lot’s packings',
    seen({ epcList: ['https://id.gs1.org/01/06901234567892/10/%E6%9E%9C#packed'] }),
    'tracing.name-reserved',
  ],
  ['whose child is called as packings', seen({ childEPCs: ['urn:x:1#packed'] }), 'tracing.name-reserved'],
  ['about nothing, called as somebody’s key', sensed(`urn:maidehao:key:${victim}`), 'tracing.name-reserved'],
  ['about nothing, called as a lot', sensed(lot), 'tracing.name-reserved'],
  ['about nothing, called as a lot’s packings', sensed(`${lot}#packed`), 'tracing.name-reserved'],
];

const notEvents: readonly [name: string, event: EventBody, code: string][] = [
  ['without an id', seen({ eventID: undefined }), 'tracing.not-an-event'],
  ['with a space in its id', seen({ eventID: 'urn:x y' }), 'tracing.not-an-event'],
  ['without a moment', seen({ eventTime: 'yesterday' }), 'tracing.not-an-event'],
  ['with a character no database holds', seen({ 'x:note': 'a\u0000b' }), 'tracing.not-an-event'],
  ...reservedEvents,
  ['about a thing with an endless name', seen({ epcList: [`urn:x:${'y'.repeat(600)}`] }), 'tracing.too-long'],
];
for (const [name, event, refusal] of notEvents) {
  test(`an event ${name} is refused`, async () => {
    assert.deepEqual(statuses(await capture(coop, [event])), [refusal]);
  });
}

test('a statement that comes past every door into a line that is not for events is left out of the log', async () => {
  const event = seen();
  await capture(coop, [event], coop.signedEach([event]));
  const poison = { claim: coop.claim(seen()), signature: coop.sign('x'), type: 'maidehao/event/1' };
  await pool.query('insert into tracing.pending (county_id, statements, body) values ($1, 1, $2)', [
    COUNTY,
    `${jcs(poison)}\n${newId()}\turn:maidehao:key:${victim}`,
  ]);
  const { receipts: found, at } = await receipts([event]);
  assert.equal(found.size, 1);
  const { lines } = await asCall(db, {}, async (call) =>
    must(await proveLines(call, at, { lines: [`urn:maidehao:key:${victim}`] })),
  );
  assert.deepEqual(
    lines[0]?.entries?.map((text) => JSON.parse(text).type),
    ['maidehao/key/1'],
  );
});

test('a consumer captures nothing', async () => {
  const consumer = { personId: newId(), name: '李小红', roles: ['consumer'] as const };
  const outcome = await asCall(db, { actor: consumer }, (call) =>
    captureEvents(call, { events: [seen()], onError: 'rollback' }),
  );
  assert.equal(outcome.ok ? '' : outcome.refusal.code, 'tracing.not-allowed');
});

test('two partners who send the same document at the same moment capture it once', async () => {
  const events = Array.from({ length: 40 }, () => seen());
  const [one, two] = await Promise.all([
    capture(coop, events, coop.signedEach(events)),
    capture(coop, events.toReversed(), coop.signedEach(events.toReversed())),
  ]);
  const captured = [...one, ...two].filter(({ status }) => status === 'captured');
  assert.equal(captured.length, events.length);
  const { receipts: found } = await receipts(events);
  assert.equal(found.size, events.length);
});
