import assert from 'node:assert/strict';
import test from 'node:test';
import {
  bundleOf,
  coop,
  event,
  grower,
  harvested,
  honestLog,
  LOT,
  lineOfKey,
  lotOf,
  mixed,
  NOW,
  seen,
} from '../../../../test/help/forged-journey.ts';
import {
  ForgedLog,
  type Key,
  keyOf,
  logKey,
  WITNESSES,
  witnessKeys,
} from '../../../../test/help/forged-log.ts';
import { assertLit, judge, lineIn, policyOf, tampered } from '../../../../test/help/judge.ts';
import { signEd25519 } from '../../../../test/help/sign-ed25519.ts';
import { base64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { commitment } from './commitment.ts';
import { digestOf } from './digest.ts';
import { canonicalBytes } from './json/canonical.ts';
import { vkeyText } from './tlog/vkey.ts';
import { withProof } from './vc/data-integrity.ts';
import { didKey } from './vc/multikey.ts';

const honest = bundleOf(honestLog().seal());

/** A young log of one lot. */
function oneLot(record: (log: ForgedLog) => void, code = 'HP-9') {
  const log = new ForgedLog();
  log.register(grower);
  record(log);
  log.seal();
  return log.bundle(lotOf(code), { lines: [lineOfKey(grower)] });
}

test('an honest journey is green: how many records, who saw them, and what that does not prove', () => {
  const verdict = judge(honest);
  assertLit(verdict, 'green');
  assert.equal(verdict.headline.en, '12 records, all present and unchanged since; witnessed by 3.');
  assert.equal(verdict.facts?.events.length, 12);
  assert.deepEqual(verdict.facts?.journey, [LOT, lotOf('HP-1'), lotOf('HP-2')]);
  assert.equal(verdict.facts?.packed, 2);
  assert.deepEqual(
    verdict.facts?.witnesses.map(({ called: [zh] }) => zh),
    WITNESSES.map(([, zh]) => zh),
  );
  assert.equal(verdict.facts?.witnessedAt?.toISOString(), '2026-06-10T08:00:00.000Z');
  const limits = verdict.unproven.map(({ code }) => code);
  for (const code of ['source', 'label', 'keys', 'parcels'] as const) assert.ok(limits.includes(code));
});

test('events are told in the order in which they happened, those it was made from among them', () => {
  const steps = judge(honest).facts?.events.map(({ body }) => body?.bizStep);
  assert.deepEqual(steps?.slice(0, 5), [
    'commissioning',
    'commissioning',
    'inspecting',
    'inspecting',
    'creating_class_instance',
  ]);
});

test('many events under one signature are as good as each with its own', () => {
  const bundle = oneLot((log) => {
    const hours = [1, 2, 3, 4, 5];
    const bodies = hours.map((hour) => (hour === 1 ? harvested(hour, 'HP-9', 10) : seen(hour, 'HP-9', 10)));
    log.recordDocument(grower, bodies, { at: '2026-06-01T06:00:00.000Z' });
  });
  assertLit(judge(bundle), 'green');
  const [root = ''] = Object.keys(bundle.documents ?? {});
  const other = tampered(bundle, ({ documents }) => {
    (documents?.[root] ?? {})['2'] = [...(documents?.[root]?.['3'] ?? [])];
  });
  assertLit(judge(other), 'red', 'event.not-in-document');
});

test('one byte changed in body or statement is red: content does not match the record', () => {
  const body = tampered(honest, ({ events }) => {
    const [digest = ''] = Object.keys(events);
    (events[digest] as { bizStep: string }).bizStep = 'inspectinh';
  });
  assertLit(judge(body), 'red', 'event.content');
  assert.match(judge(body).headline.en, /does not match the record/);
  const statement = tampered(honest, (copy) => {
    const line = lineIn(copy, LOT);
    line.entries[1] = line.entries[1]?.replace('T15', 'T14') ?? '';
  });
  assertLit(judge(statement), 'red', 'line.broken-chain');
});

test('a proof truncated, extra, reordered, of a wrong index or size is red', () => {
  const proofs: [string, (proof: string[]) => void][] = [
    ['truncated', (proof) => void proof.pop()],
    ['extra', (proof) => void proof.push(proof[0] ?? '')],
    ['reordered', (proof) => void proof.reverse()],
  ];
  for (const [, change] of proofs) {
    assertLit(judge(tampered(honest, ({ map }) => change(map.proof))), 'red', 'map.not-in-log');
    const head = tampered(honest, (copy) => change(lineIn(copy, LOT).head?.proof ?? []));
    assertLit(judge(head), 'red', 'line.head-not-in-log');
  }
  const index = tampered(honest, (copy) => {
    const { head } = lineIn(copy, LOT);
    if (head) head.index -= 1;
  });
  assertLit(judge(index), 'red', 'line.head-not-in-log');
  const map = tampered(honest, (copy) => {
    copy.map.index -= 1;
  });
  assertLit(judge(map), 'red', 'map.malformed');
  const size = tampered(honest, (copy) => {
    copy.checkpoint = copy.checkpoint.replace(/\n(\d+)\n/, (_, digits) => `\n${Number(digits) - 1}\n`);
  });
  assertLit(judge(size), 'red', 'checkpoint.bad-signature');
});

test('a known log key with a bad signature is red, not ignored', () => {
  const forger = { vkey: logKey.vkey, seed: keyOf('forger.example').seed };
  const checkpoint = honestLog().seal().checkpoint({ log: forger });
  assertLit(judge({ ...honest, checkpoint }), 'red', 'checkpoint.bad-signature');
});

test('a checkpoint of a log nobody knows is red', () => {
  const checkpoint = honestLog()
    .seal()
    .checkpoint({ log: keyOf('other.example/log') });
  assertLit(judge({ ...honest, checkpoint }), 'red', 'checkpoint.unknown-log');
});

test('quorum not met is amber: recorded, not yet witnessed', () => {
  const log = honestLog().seal();
  const checkpoint = log.checkpoint({ witnesses: witnessKeys.slice(0, 1) });
  const verdict = judge({ ...bundleOf(log), checkpoint });
  assertLit(verdict, 'amber', 'witness.too-few');
  assert.match(verdict.headline.en, /^Recorded, not yet witnessed: 1 /);
  assert.match(verdict.headline.en, /2 of County farm bureau, Fruit growers’ co-op, Consumers’ association/);
});

test('a checkpoint older than the policy allows is amber, with its age', () => {
  const verdict = judge(honest, { now: new Date(NOW.getTime() + 5 * 86_400_000) });
  assertLit(verdict, 'amber', 'checkpoint.old');
  assert.match(verdict.headline.en, /the state of 5 d ago/);
});

test('a device whose clock is behind the witnesses is told so', () => {
  const verdict = judge(honest, { now: new Date('2026-06-10T06:00:00Z') });
  assertLit(verdict, 'amber', 'checkpoint.ahead-of-clock');
});

test('an unknown, not yet valid, expired or small-order issuer key is red', () => {
  const stranger = keyOf('urn:maidehao:organisation:stranger');
  const unknown = oneLot((log) => log.record(stranger, harvested(8, 'HP-9', 10)));
  assertLit(judge(unknown), 'red', 'issuer.unknown');

  const young = new ForgedLog();
  young.register(grower, { from: '2026-06-02T00:00:00.000Z' });
  young.record(grower, harvested(8, 'HP-9', 10));
  young.seal();
  const early = young.bundle(lotOf('HP-9'), { lines: [lineOfKey(grower)] });
  assertLit(judge(early), 'red', 'issuer.not-yet-valid');

  const expired = oneLot((log) => {
    log.register(grower, { until: '2026-06-01T03:00:00.000Z' });
    log.record(grower, harvested(8, 'HP-9', 10));
  });
  assertLit(judge(expired), 'red', 'issuer.expired');

  // The neutral point: with it as key, R = the point at infinity and s = 0 sign anything.
  const weak = { vkey: { ...grower.vkey, key: new Uint8Array(32).fill(1, 0, 1) }, seed: grower.seed };
  const small = new ForgedLog();
  small.register(weak);
  small.record(weak, harvested(8, 'HP-9', 10));
  small.seal();
  const signedByNobody = small.bundle(lotOf('HP-9'), { lines: [lineOfKey(weak)] });
  assertLit(judge(signedByNobody), 'red', 'issuer.unknown');
});

test('a key that made way for another stays good for what it signed before', () => {
  const bundle = oneLot((log) => {
    log.record(grower, harvested(8, 'HP-9', 10));
    log.register(grower, { until: '2026-06-05T00:00:00.000Z' });
  });
  assertLit(judge(bundle), 'green');
});

test('gap in seq, or a map that says more events than shown, is red: incomplete', () => {
  const gap = tampered(honest, (copy) => void lineIn(copy, LOT).entries.splice(2, 1));
  assertLit(judge(gap), 'red', 'line.incomplete');
  const last = tampered(honest, (copy) => void lineIn(copy, LOT).entries.pop());
  assertLit(judge(last), 'red', 'line.incomplete');
  assert.match(judge(last).headline.en, /^Incomplete: 8 records of lot HP-3 exist, only 7 are shown/);
  const whole = tampered(honest, (copy) => void copy.lines.splice(3, 1));
  assertLit(judge(whole), 'red', 'line.missing');
});

test('output mass above input mass is red: impossible quantity', () => {
  const log = honestLog();
  log.record(coop, mixed(45, [['HP-3', 86.5]], [['HP-4', 90]]));
  log.seal();
  const bundle = log.bundle(lotOf('HP-4'), {
    lines: [LOT, lotOf('HP-1'), lotOf('HP-2'), lineOfKey(grower), lineOfKey(coop)],
  });
  const verdict = judge(bundle);
  assertLit(verdict, 'red', 'quantity.impossible');
  assert.match(verdict.headline.en, /86\.5 kg went in, 90 kg came out/);
});

test('a lot of which more is used than was ever made is red', () => {
  const log = honestLog();
  log.record(coop, mixed(45, [['HP-2', 10.001]], [['HP-4', 10]]));
  log.seal();
  const bundle = log.bundle(lotOf('HP-4'), { lines: [lotOf('HP-2'), lineOfKey(grower), lineOfKey(coop)] });
  const verdict = judge(bundle);
  assertLit(verdict, 'red', 'quantity.overdrawn');
  assert.match(verdict.headline.en, /40 kg of lot HP-2 existed, 40\.001 kg were used/);
});

test('an error declaration leaves the original in place, withdrawn', () => {
  const wrong = seen(9, 'HP-9', 12);
  const declared = {
    ...wrong,
    errorDeclaration: { declarationTime: '2026-06-01T20:00:00Z', reason: 'incorrect_data' },
  };
  const bundle = oneLot((log) => {
    log.record(grower, harvested(8, 'HP-9', 10));
    log.record(grower, wrong);
    log.record(grower, declared, { at: '2026-06-01T20:00:00.000Z' });
  });
  const verdict = judge(bundle);
  assertLit(verdict, 'green', 'event.withdrawn');
  assert.deepEqual(
    verdict.facts?.events.map(({ withdrawn }) => withdrawn),
    [false, true, false],
  );
});

test('nobody takes back what another has recorded', () => {
  const loaded = seen(9, 'HP-9', 12);
  const declared = {
    ...loaded,
    errorDeclaration: { declarationTime: '2026-06-01T20:00:00Z', reason: 'incorrect_data' },
  };
  const log = new ForgedLog();
  for (const key of [grower, coop]) log.register(key);
  log.record(grower, harvested(8, 'HP-9', 20));
  log.record(grower, loaded);
  log.record(coop, declared, { at: '2026-06-01T20:00:00.000Z' });
  log.seal();
  const verdict = judge(log.bundle(lotOf('HP-9'), { lines: [lineOfKey(grower), lineOfKey(coop)] }));
  assertLit(verdict, 'green', 'event.declared-by-other');
  assert.ok(verdict.facts?.events.every(({ withdrawn }) => !withdrawn));
});

test('two contents under one identifier are red', () => {
  const one = seen(9, 'HP-9', 12);
  const bundle = oneLot((log) => {
    log.record(grower, harvested(8, 'HP-9', 20));
    log.record(grower, one);
    log.record(grower, { ...one, bizStep: 'storing' });
  });
  assertLit(judge(bundle), 'red', 'event.two-versions');
});

const CERTIFICATE = 'urn:maidehao:certificate:HGZ-1';

/** A certificate signed with a key, for the first week of June. */
function credential(key: Key, organisation: string, change: object = {}) {
  const { did, verificationMethod } = didKey(key.vkey.key);
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: CERTIFICATE,
    type: ['VerifiableCredential', 'ConformityCertificate'],
    issuer: { id: did, organisation },
    validFrom: '2026-06-01T00:00:00.000Z',
    validUntil: '2026-06-08T00:00:00.000Z',
    credentialSubject: { id: lotOf('HP-9') },
  };
  const options = { verificationMethod, created: '2026-06-01T00:00:00Z' };
  return { ...withProof(document, options, (bytes) => signEd25519(key.seed, bytes)), ...change };
}

const good = credential(grower, grower.vkey.name);
const revocation = { at: '2026-06-03T00:00:00.000Z', id: CERTIFICATE, reason: '检测不合格', revoked: true };

/** A lot whose harvest, at this hour of June, names the certificate; the log records what is said of it. */
function certified(hour: number, recorded: readonly object[] = [good]) {
  const log = new ForgedLog();
  log.register(grower);
  for (const each of recorded) {
    const digest = digestOf(canonicalBytes(each));
    log.say({ type: 'maidehao/credential/1', id: CERTIFICATE, digest }, [CERTIFICATE]);
  }
  log.record(grower, { ...harvested(hour, 'HP-9', 10), certificationInfo: [CERTIFICATE] });
  log.seal();
  return {
    ...log.bundle(lotOf('HP-9'), { lines: [lineOfKey(grower), CERTIFICATE] }),
    certificates: recorded,
  };
}

test('a certificate expired or revoked is judged at the time of the event, its present state said beside', () => {
  const day = 24;
  assertLit(judge(certified(8)), 'green', 'certificate.not-now');
  assertLit(judge(certified(7 * day + 1)), 'red', 'certificate.not-then');
  assertLit(judge(certified(8, [good, revocation])), 'green', 'certificate.revoked-now');
  const late = judge(certified(3 * day, [good, revocation]));
  assertLit(late, 'red', 'certificate.revoked-then');
  assert.match(late.headline.zh, /检测不合格/);
});

test('a certificate other than the recorded one, or without its revocation, is red', () => {
  const longer = { ...good, validUntil: '2027-06-08T00:00:00Z' };
  assertLit(judge({ ...certified(8), certificates: [longer] }), 'red', 'certificate.not-recorded');
  const bundle = certified(3 * 24, [good, revocation]);
  assertLit(judge({ ...bundle, certificates: [good] }), 'red', 'certificate.incomplete');
  assertLit(judge({ ...bundle, certificates: [revocation] }), 'red', 'certificate.not-recorded');
});

test('a certificate is believed under its issuer’s registered key only', () => {
  assertLit(judge(certified(8, [{ ...good, name: 'Organic' }])), 'red', 'certificate.bad-signature');
  assertLit(judge(certified(8, [credential(grower, coop.vkey.name)])), 'amber', 'certificate.unknown-issuer');
  const stranger = keyOf('urn:maidehao:organisation:stranger');
  assertLit(
    judge(certified(8, [credential(stranger, stranger.vkey.name)])),
    'amber',
    'certificate.unknown-issuer',
  );
});

test('a certificate that is named and not in the file is among what is not proven', () => {
  const verdict = judge({ ...certified(8), certificates: [] });
  assertLit(verdict, 'amber', 'certificate.not-shown');
  const limits = verdict.unproven.map(({ code }) => code);
  assert.ok(limits.includes('certificates'));
});

test('personal data that its owner shows is checked against the commitment, and may be left out', () => {
  const key = new Uint8Array(32).fill(7);
  const commitments = { picker: commitment(key, '陈大山') };
  const bundle = oneLot((log) => log.record(grower, harvested(8, 'HP-9', 10), { commitments }));
  assertLit(judge(bundle), 'green');
  const [digest = ''] = Object.keys(bundle.events);
  const shown = (value: unknown, field = 'picker') => ({
    ...bundle,
    disclosed: { [digest]: { [field]: { key: base64(key), value } } },
  });
  assertLit(judge(shown('陈大山')), 'green');
  assertLit(judge(shown('陈小山')), 'red', 'disclosed.mismatch');
  assertLit(judge(shown('陈大山', 'phone')), 'red', 'disclosed.unclaimed');
});

test('a photo in the file must be the one recorded', () => {
  const photo = utf8('a photo of kumquats');
  const media = [digestOf(photo)];
  const bundle = oneLot((log) => log.record(grower, harvested(8, 'HP-9', 10), { media }));
  const named = judge(bundle);
  assertLit(named, 'green');
  assert.ok(named.unproven.some(({ code }) => code === 'media'));
  const inside = (bytes: Uint8Array, digest = media[0] ?? '') => ({
    ...bundle,
    media: [{ digest, type: 'image/webp', bytes: base64(bytes) }],
  });
  assertLit(judge(inside(photo)), 'green');
  assertLit(judge(inside(utf8('another photo'))), 'red', 'media.mismatch');
  assertLit(judge(inside(photo, digestOf(utf8('foreign')))), 'red', 'media.unclaimed');
});

test('a record written down late is said to be, and one written before it happened is doubted', () => {
  const late = oneLot((log) =>
    log.record(grower, harvested(8, 'HP-9', 10), { at: '2026-06-04T09:00:00.000Z' }),
  );
  assertLit(judge(late), 'green', 'event.late');
  const early = oneLot((log) =>
    log.record(grower, harvested(80, 'HP-9', 10), { at: '2026-06-01T09:00:00.000Z' }),
  );
  assertLit(judge(early), 'amber', 'event.before-it-happened');
  const future = oneLot((log) =>
    log.record(grower, harvested(8, 'HP-9', 10), { at: '2026-06-11T09:00:00.000Z' }),
  );
  assertLit(judge(future), 'amber', 'event.clock-ahead');
});

test('a lot of which nothing is recorded is not green', () => {
  const log = honestLog().seal();
  assertLit(judge(log.bundle(lotOf('NOTHING'), { lines: [] })), 'amber', 'line.nothing-recorded');
});

test('a lot made from goods that came from elsewhere says so', () => {
  const bundle = oneLot((log) => log.record(grower, mixed(8, [['FOREIGN', 10]], [['HP-9', 10]])));
  assertLit(judge(bundle), 'red', 'line.missing');
  const log = new ForgedLog();
  log.register(grower);
  log.record(grower, mixed(8, [['FOREIGN', 10]], [['HP-9', 10]]), { lines: [lotOf('HP-9')] });
  log.seal();
  const absent = log.bundle(lotOf('HP-9'), { lines: [lineOfKey(grower), lotOf('FOREIGN')] });
  assertLit(judge(absent), 'amber', 'line.origin-elsewhere');
});

test('an event that speaks of no thing has a line of its own', () => {
  const reading = event(1, 'sensor_reporting', { type: 'ObjectEvent', action: 'OBSERVE', epcList: [] });
  const log = new ForgedLog();
  log.register(grower);
  log.record(grower, reading);
  log.seal();
  const bundle = log.bundle(String(reading.eventID), { lines: [lineOfKey(grower)] });
  assertLit(judge(bundle), 'green');
});

test('a policy that asks for no witness cannot say how old the state is', () => {
  const policy = policyOf(`log ${vkeyText(logKey.vkey)}\nquorum none\n`);
  assertLit(judge(honest, { policy }), 'amber', 'checkpoint.undated');
});
