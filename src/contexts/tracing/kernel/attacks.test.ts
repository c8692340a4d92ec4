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
  SOURCES,
  seen,
} from '../../../../test/help/forged-journey.ts';
import { ForgedLog, keyOf, logKey, witnessKeys } from '../../../../test/help/forged-log.ts';
import { assertLit, judge, lineIn, tampered } from '../../../../test/help/judge.ts';
import { base64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { digestOf } from './digest.ts';
import { canonicalBytes } from './json/canonical.ts';
import { lineProofBytes } from './line-proof.ts';
import { checkpointAlgorithms } from './tlog/cosignature.ts';
import { openNote } from './tlog/note.ts';
import { COSIGNATURE } from './tlog/vkey.ts';

// Who attacks: somebody who changes the file; and the log's own operator, who holds its key and every custodial one, but not the
// witnesses'.

const honest = bundleOf(honestLog().seal());
const red = 'red';

test('drop: an event left out of the file', () => {
  for (const at of [0, 3, 7]) {
    const dropped = tampered(honest, (copy) => void lineIn(copy, LOT).entries.splice(at, 1));
    assertLit(judge(dropped), red, 'line.incomplete');
  }
});

test('drop: an event left out, and the count made to fit', () => {
  const dropped = tampered(honest, (copy) => {
    const line = lineIn(copy, LOT);
    line.entries.pop();
    line.seq = (line.seq ?? 0) - 1;
  });
  assertLit(judge(dropped), red, 'line.not-in-map');
});

test('drop: a whole lot, a parcel count, a key or a body left out', () => {
  for (const line of [lotOf('HP-1'), `${LOT}#packed`, lineOfKey(coop)]) {
    const without = tampered(honest, (copy) => {
      copy.lines = copy.lines.filter((each) => each.line !== line);
    });
    assertLit(judge(without), red, 'line.missing');
  }
  const bodiless = tampered(honest, ({ events }) => {
    delete events[Object.keys(events)[0] ?? ''];
  });
  assertLit(judge(bodiless), red, 'event.content-missing');
});

test('drop: the entries of a lot told as a mere count', () => {
  const counted = tampered(honest, (copy) => {
    const line = lineIn(copy, LOT);
    copy.lines[0] = { line: LOT, seq: line.seq, mapProof: line.mapProof, leaf: honestLog().leafOf(15) };
  });
  assertLit(judge(counted), red, 'line.incomplete');
});

test('reorder and duplicate: events of a lot in another order, or one of them twice', () => {
  const reordered = tampered(honest, (copy) => {
    const { entries } = lineIn(copy, LOT);
    [entries[1], entries[2]] = [entries[2] ?? '', entries[1] ?? ''];
  });
  assertLit(judge(reordered), red, 'line.broken-chain');
  const twice = tampered(honest, (copy) => {
    const line = lineIn(copy, LOT);
    line.entries.splice(3, 0, line.entries[3] ?? '');
    line.seq = (line.seq ?? 0) + 1;
  });
  assertLit(judge(twice), red, 'line.broken-chain');
  const repeated = tampered(honest, (copy) => void copy.lines.push(structuredClone(lineIn(copy, LOT))));
  assertLit(judge(repeated), red, 'line.repeated');
});

test('backdate: an event made to have happened, or to be written down, earlier', () => {
  const happened = tampered(honest, ({ events }) => {
    for (const body of Object.values(events))
      (body as { eventTime: string }).eventTime = '2026-05-01T00:00:00Z';
  });
  assertLit(judge(happened), red, 'event.content');
  const written = tampered(honest, (copy) => {
    const { entries } = lineIn(copy, LOT);
    entries[0] = (entries[0] ?? '').replace('2026-06-01T14:01', '2026-06-01T04:01');
  });
  assertLit(judge(written), red, 'event.bad-signature');
});

test('swap lots: another lot’s events under this one’s name', () => {
  const swapped = tampered(honest, (copy) => {
    const [one, other] = [lineIn(copy, lotOf('HP-1')), lineIn(copy, lotOf('HP-2'))];
    [one.line, other.line] = [other.line, one.line];
  });
  assertLit(judge(swapped), red, 'line.broken-chain');
  const log = honestLog();
  log.record(coop, seen(60, 'OTHER', 5), { lines: [LOT] });
  assertLit(judge(bundleOf(log.seal())), red, 'event.other-thing');
});

test('replay: a good bundle of another lot is no answer', () => {
  assertLit(judge(honest, { about: lotOf('HP-7') }), red, 'bundle.other-thing');
  const renamed = tampered(honest, (copy) => {
    copy.about = lotOf('HP-7');
  });
  assertLit(judge(renamed, { about: lotOf('HP-7') }), red, 'line.missing');
});

test('hidden event: one that changed this lot is recorded under the other lot only', () => {
  const log = honestLog();
  log.record(coop, mixed(45, [['HP-3', 86.5]], [['HP-2', 86]]), { lines: [lotOf('HP-2')] });
  assertLit(judge(bundleOf(log.seal())), red, 'event.hidden');
});

test('split view: two checkpoints of one size are red, and the evidence convinces anybody', () => {
  const liar = honestLog();
  liar.record(coop, seen(60, 'HP-3', 86.5));
  const other = honestLog();
  other.record(coop, seen(60, 'HP-3', 80));
  const [mine, yours] = [liar.seal(), other.seal()];
  const verdict = judge(bundleOf(mine), { seen: [honestLog().seal().checkpoint(), yours.checkpoint()] });
  assertLit(verdict, red, 'checkpoint.split-view');
  const notes = verdict.evidence?.checkpoints ?? [];
  const texts = notes.map((note) => {
    const opened = openNote(note, [logKey.vkey], checkpointAlgorithms);
    assert.ok(opened.ok, 'both are signed by the log');
    return opened.value.text.split('\n');
  });
  assert.equal(texts[0]?.[1], texts[1]?.[1]);
  assert.notEqual(texts[0]?.[2], texts[1]?.[2]);
});

test('split view: what somebody else signed in the log’s name accuses nobody', () => {
  const forged = honestLog();
  forged.record(coop, seen(60, 'HP-3', 80));
  const log = honestLog();
  log.record(coop, seen(60, 'HP-3', 86.5));
  const forger = { vkey: logKey.vkey, seed: keyOf('forger.example').seed };
  const verdict = judge(bundleOf(log.seal()), { seen: [forged.seal().checkpoint({ log: forger })] });
  assertLit(verdict, 'green');
});

test('roll back: a log shorter than the chain has seen, or grown anew over what was cut off', () => {
  const before = honestLog();
  for (const hour of [60, 61, 62]) before.record(coop, seen(hour, 'HP-3', 86.5));
  before.seal();
  const anchor = before.anchor(before.entries.length);
  assertLit(judge(bundleOf(honestLog().seal(), { anchor })), red, 'anchor.ahead');
  const anew = honestLog();
  for (const hour of [60, 61, 62, 63, 64]) anew.record(coop, seen(hour, 'HP-3', 80));
  anew.seal();
  const proof = anew.anchor(before.entries.length)?.consistency ?? [];
  const pasted = bundleOf(anew, { anchor: anchor && { ...anchor, consistency: proof } });
  assertLit(judge(pasted), red, 'anchor.inconsistent');
});

test('roll back: no witness signs the new history, and old signatures do not fit it', () => {
  const before = honestLog();
  before.record(coop, seen(60, 'HP-3', 86.5));
  const anew = honestLog();
  anew.record(coop, seen(60, 'HP-3', 80));
  const [old, fresh] = [before.seal().checkpoint(), anew.seal()];
  const alone = { ...bundleOf(fresh), checkpoint: fresh.checkpoint({ witnesses: [] }) };
  assertLit(judge(alone), 'amber', 'witness.too-few');
  const cosignatures = old.split('\n').slice(-4).join('\n');
  assertLit(judge({ ...alone, checkpoint: alone.checkpoint + cosignatures }), red, 'witness.bad-signature');
});

test('foreign contract: an anchor on a chain the policy does not name', () => {
  const log = honestLog().seal();
  const anchor = log.anchor(9);
  assertLit(judge(bundleOf(log, { anchor })), 'green');
  const foreign = anchor && { ...anchor, contract: `0x${'99'.repeat(20)}` };
  assertLit(judge(bundleOf(log, { anchor: foreign })), red, 'anchor.unknown-chain');
});

test('foreign key: an event signed by a key of the same name that the log never registered', () => {
  const impostor = { vkey: grower.vkey, seed: keyOf('impostor').seed };
  const log = honestLog();
  log.record(impostor, seen(60, 'HP-3', 86.5));
  assertLit(judge(bundleOf(log.seal())), red, 'event.bad-signature');
  const unregistered = honestLog();
  unregistered.record(keyOf('urn:maidehao:organisation:nobody'), seen(60, 'HP-3', 86.5));
  assertLit(judge(bundleOf(unregistered.seal())), red, 'issuer.unknown');
});

test('revoked key: what was signed after is red, also when it is dated before', () => {
  const after = honestLog();
  after.revoke(coop, '2026-06-03T00:00:00.000Z');
  after.record(coop, seen(60, 'HP-3', 86.5));
  assertLit(judge(bundleOf(after.seal())), red, 'issuer.revoked');
  const backdated = honestLog();
  backdated.revoke(coop, '2026-06-03T00:00:00.000Z');
  backdated.record(coop, seen(41, 'HP-3', 86.5));
  assertLit(judge(bundleOf(backdated.seal())), red, 'issuer.revoked');
});

test('revoked key: what the log held before stays good, and is doubted where the file does not show that', () => {
  const log = honestLog();
  log.revoke(coop, '2026-06-03T08:00:00.000Z');
  const bundle = bundleOf(log.seal());
  assertLit(judge(bundle), 'green');
  const unplaced = tampered(bundle, (copy) => {
    for (const line of copy.lines) delete line.places;
  });
  assertLit(judge(unplaced), 'amber', 'issuer.revoked-later');
});

test('revoked key: the revocation left out of the file', () => {
  const log = honestLog();
  log.revoke(coop, '2026-06-02T00:00:00.000Z');
  const hidden = tampered(bundleOf(log.seal()), (copy) => void lineIn(copy, lineOfKey(coop)).entries.pop());
  assertLit(judge(hidden), red, 'line.incomplete');
});

test('forged map: one that is not in the log, an older one, or one entry changed', () => {
  const log = honestLog().seal();
  const old = bundleOf(log);
  log.record(coop, seen(60, 'HP-3', 0.5, 'destroying', 'DELETE'));
  log.seal();
  const older = {
    ...old,
    checkpoint: log.checkpoint(),
    map: { entry: old.map.entry, ...log.place(old.map.index) },
  };
  const replaced = older.lines.map(({ line }) => ({
    ...older.lines.find((each) => each.line === line),
    line,
  }));
  assert.equal(replaced.length, older.lines.length);
  assertLit(judge(older), red, 'map.not-last');

  const shorter = honestLog().seal();
  const forged = tampered(bundleOf(log), (copy) => {
    copy.map.entry = bundleOf(shorter).map.entry.replace(/"size":\d+/, `"size":${copy.map.index}`);
  });
  assertLit(judge(forged), red, 'map.not-in-log');
});

test('forged map: a line claimed absent that is there', () => {
  const { proof } = honestLog().map().prove(lotOf('HP-1')) ?? assert.fail();
  const absent = tampered(honest, (copy) => {
    const at = copy.lines.findIndex(({ line }) => line === lotOf('HP-1'));
    copy.lines[at] = { line: lotOf('HP-1'), seq: null, mapProof: base64(lineProofBytes(proof)) };
  });
  assertLit(judge(absent), red, 'line.not-in-map');
});

test('forged map: heads that are in no log, with the log’s own signature', () => {
  const shown = honestLog();
  shown.record(coop, seen(60, 'HP-3', 86.5));
  shown.seal();
  // The map says what `shown` says; the tree beside it never held that event.
  const logged = honestLog();
  logged.record(coop, seen(60, 'OTHER', 5));
  logged.entries.push(shown.entries.at(-1) ?? '');
  const bundle = bundleOf(shown);
  const last = logged.entries.length - 1;
  const forged = {
    ...bundle,
    checkpoint: logged.checkpoint(),
    map: { entry: bundle.map.entry, ...logged.place(last) },
  };
  assertLit(judge(forged), red, 'line.head-not-in-log');
});

test('forged witness: a witness’s name and key id over a signature that is not its own', () => {
  const forgers = witnessKeys.map(({ vkey }, number) => ({
    vkey,
    seed: keyOf(`forger${number}`, COSIGNATURE).seed,
  }));
  const log = honestLog().seal();
  const checkpoint = log.checkpoint({ witnesses: [...witnessKeys.slice(0, 2), ...forgers.slice(2)] });
  assertLit(judge({ ...bundleOf(log), checkpoint }), red, 'witness.bad-signature');
});

test('forged witness: strangers under the witnesses’ names count for nobody', () => {
  const strangers = witnessKeys.map(({ vkey: { name } }) => {
    const stranger = keyOf(`${name}x`, COSIGNATURE);
    return { seed: stranger.seed, vkey: { ...stranger.vkey, name } };
  });
  const log = honestLog().seal();
  const verdict = judge({ ...bundleOf(log), checkpoint: log.checkpoint({ witnesses: strangers }) });
  assertLit(verdict, 'amber', 'witness.too-few');
  const one = log.checkpoint({ witnesses: [0, 0, 0].map((place) => witnessKeys[place] ?? assert.fail()) });
  assertLit(judge({ ...bundleOf(log), checkpoint: one }), 'amber', 'witness.too-few');
});

test('stale checkpoint: amber with its age, however good it was', () => {
  const verdict = judge(honest, { now: new Date(NOW.getTime() + 40 * 86_400_000) });
  assertLit(verdict, 'amber', 'checkpoint.old');
  assert.match(verdict.headline.zh, /40天前/);
});

test('changed body: also when its digest is changed with it', () => {
  const changed = tampered(honest, ({ events }) => {
    const [[digest = '', body] = []] = Object.entries(events);
    delete events[digest];
    const other = { ...(body as object), bizStep: 'storing' };
    events[digestOf(canonicalBytes(other))] = other;
  });
  assertLit(judge(changed), red, 'event.content-missing');
  assertLit(judge(changed), red, 'event.content-unclaimed');
});

test('changed body: an event that carries another id than its record', () => {
  const log = honestLog();
  const body = seen(60, 'HP-3', 86.5);
  const other = { ...body, eventID: 'urn:uuid:019e807a-ec00-7510-af03-00000000ffff' };
  const claim = log.claim(coop, body, {});
  log.record(coop, other, {
    twist: (statement) => ({ ...statement, claim: { ...claim, digest: digestOf(canonicalBytes(other)) } }),
  });
  const verdict = judge(bundleOf(log.seal()));
  assertLit(verdict, red, 'event.other-id');
});

test('changed photo digest: in the record or in the file', () => {
  const photo = utf8('ripe fruit');
  const log = new ForgedLog();
  log.register(grower);
  log.record(grower, harvested(8, 'HP-9', 10), { media: [digestOf(photo)] });
  log.seal();
  const bundle = {
    ...log.bundle(lotOf('HP-9'), { lines: [lineOfKey(grower)] }),
    media: [{ digest: digestOf(photo), type: 'image/webp', bytes: base64(photo) }],
  };
  assertLit(judge(bundle), 'green');
  const exchanged = utf8('riper fruit');
  const inRecord = tampered(bundle, (copy) => {
    const { entries } = lineIn(copy, lotOf('HP-9'));
    entries[0] = (entries[0] ?? '').replace(digestOf(photo), digestOf(exchanged));
    copy.media = [{ digest: digestOf(exchanged), bytes: base64(exchanged) }];
  });
  assertLit(judge(inRecord), red, 'event.bad-signature');
  const inFile = tampered(bundle, (copy) => {
    copy.media = [{ digest: digestOf(photo), bytes: base64(exchanged) }];
  });
  assertLit(judge(inFile), red, 'media.mismatch');
});

test('lines of another journey in the file do not make it longer', () => {
  const log = honestLog().seal();
  const bundle = bundleOf(log, { lines: [...SOURCES, lotOf('OTHER')] });
  const verdict = judge(bundle);
  assert.equal(verdict.facts?.events.length, 12);
  assert.ok(!verdict.facts?.journey.includes(lotOf('OTHER')));
});

test('more out than in: something told as a count, or not told at all, put in beside it does not hide it', () => {
  const made = (inputs: object[], outputs: object[]) => {
    const log = honestLog();
    const body = { inputQuantityList: inputs, outputQuantityList: outputs };
    log.record(coop, event(45, 'commissioning', { type: 'TransformationEvent', ...body }));
    log.seal();
    return judge(
      log.bundle(lotOf('HP-4'), {
        lines: [LOT, lotOf('HP-1'), lotOf('HP-2'), lotOf('BAG'), ...[grower, coop].map(lineOfKey)],
      }),
    );
  };
  const of = (code: string, quantity?: number, uom?: string) => ({ epcClass: lotOf(code), quantity, uom });
  const thousand = of('HP-4', 1000, 'KGM');
  for (const bag of [of('BAG', 1), of('BAG')]) {
    const verdict = made([of('HP-3', 10, 'KGM'), bag], [thousand]);
    const said = verdict.findings.find(({ code }) => code === 'quantity.unknown');
    assert.match(said?.en ?? '', /1000 kg came out, of what went in only 10 kg can be compared/);
    assert.notEqual(verdict.light, 'green');
  }
  assertLit(made([of('HP-3', 1)], [thousand]), 'amber', 'quantity.unknown');
  assertLit(made([of('HP-3', 10, 'KGM')], [thousand, of('HP-4', 3)]), red, 'quantity.impossible');
  assertLit(made([of('HP-3', 10, 'KGM')], [of('HP-4', 20)]), 'green', 'quantity.not-compared');
  assertLit(made([of('HP-3', 10, 'KGM')], [of('HP-4', 22.04, 'LBR')]), 'green');
});

test('more out than in: a lot made partly of what was only counted does not give any mass unseen', () => {
  const log = honestLog();
  log.record(
    coop,
    event(43, 'commissioning', {
      type: 'ObjectEvent',
      action: 'ADD',
      quantityList: [{ epcClass: LOT, quantity: 1 }],
    }),
  );
  log.record(coop, mixed(45, [['HP-3', 1000]], [['HP-4', 1000]]));
  log.seal();
  const verdict = judge(log.bundle(lotOf('HP-4'), { lines: [LOT, ...SOURCES] }));
  assertLit(verdict, 'amber', 'quantity.unknown');
});

const CERTIFICATE = 'urn:maidehao:certificate:HGZ-1';

/** A journey whose lot was inspected under a certificate that is recorded but not in the file. */
function certifiedLog() {
  const log = honestLog();
  const digest = digestOf(utf8('a certificate that was revoked'));
  log.say({ type: 'maidehao/credential/1', id: CERTIFICATE, digest }, [CERTIFICATE]);
  log.record(coop, { ...seen(60, 'HP-3', 86.5), certificationInfo: [CERTIFICATE] });
  return log;
}

test('poisoned line: an event that names another’s key, a certificate or the verifiers as its thing hurts nobody', () => {
  const rival = keyOf('urn:maidehao:organisation:rival');
  const poisoned = (log: ForgedLog) => {
    log.register(rival);
    for (const line of [lineOfKey(grower), lineOfKey(coop), CERTIFICATE, 'urn:maidehao:verifier']) {
      const body = { type: 'ObjectEvent', action: 'OBSERVE', epcList: [line] };
      log.record(rival, event(61, 'inspecting', body));
      log.record(rival, event(61, 'inspecting', { ...body, quantityList: [{ epcClass: LOT }] }));
    }
    return bundleOf(log.seal(), {
      lines: [...SOURCES, lineOfKey(rival), CERTIFICATE, 'urn:maidehao:verifier'],
    });
  };
  assertLit(judge(poisoned(honestLog())), 'green');
  const before = bundleOf(certifiedLog().seal(), { lines: [...SOURCES, CERTIFICATE] });
  const codes = (bundle: typeof before) => judge(bundle).findings.map(({ code }) => code);
  assert.deepEqual(codes(poisoned(certifiedLog())), codes(before));
});

test('poisoned line: a revocation that follows such an event still counts', () => {
  const log = honestLog();
  log.record(
    grower,
    event(61, 'inspecting', { type: 'ObjectEvent', action: 'OBSERVE', epcList: [lineOfKey(coop)] }),
  );
  log.revoke(coop, '2026-06-02T00:00:00.000Z');
  assertLit(judge(bundleOf(log.seal())), red, 'issuer.revoked');
});

test('drop: a certificate left out of the file, with its line or without', () => {
  const log = certifiedLog().seal();
  const bundle = bundleOf(log, { lines: [...SOURCES, CERTIFICATE] });
  assertLit(judge(bundle), 'amber', 'certificate.not-shown');
  assertLit(judge(bundleOf(log)), red, 'line.missing');
  const elsewhere = honestLog();
  elsewhere.record(coop, { ...seen(60, 'HP-3', 86.5), certificationInfo: 'https://certifier.example/1' });
  elsewhere.seal();
  assertLit(judge(bundleOf(elsewhere)), red, 'line.missing');
  const absent = bundleOf(elsewhere, { lines: [...SOURCES, 'https://certifier.example/1'] });
  assertLit(judge(absent), 'green');
});

test('hidden events: a thing whose name ends as a count’s does is not told as a count', () => {
  const about = 'urn:example:jam';
  for (const source of ['urn:example:fruit#packed', `${about}#packed`]) {
    const log = honestLog();
    const of = (thing: string, quantity: number) => [{ epcClass: thing, quantity, uom: 'KGM' }];
    const harvest = { type: 'ObjectEvent', action: 'ADD', quantityList: of(source, 1) };
    log.record(coop, event(10, 'commissioning', harvest));
    const made = { inputQuantityList: of(source, 90), outputQuantityList: of(about, 88) };
    log.record(coop, event(13, 'commissioning', { type: 'TransformationEvent', ...made }));
    const shown = log.seal().bundle(about, { lines: [lineOfKey(coop)] });
    const lines = [...shown.lines.filter(({ line }) => line !== source), log.line(source, true)];
    assertLit(judge({ ...shown, lines }), red, 'line.incomplete');
  }
});

test('hidden events: a source whose line is made to look like a certificate’s tells its events all the same', () => {
  const log = honestLog();
  const source = lotOf('HP-1');
  log.say({ type: 'maidehao/credential/1', id: source, digest: digestOf(utf8('none')) }, [source]);
  const verdict = judge(bundleOf(log.seal()));
  assert.equal(verdict.facts?.events.length, 12);
  const dropped = tampered(bundleOf(log), (copy) => void lineIn(copy, source).entries.splice(0, 1));
  assertLit(judge(dropped), red, 'line.incomplete');
});

test('forged map: a key’s line of which nobody shows that it is in the log', () => {
  for (const line of [lineOfKey(coop), lineOfKey(grower)]) {
    const headless = tampered(honest, (copy) => void delete lineIn(copy, line).head);
    assertLit(judge(headless), red, 'line.head-not-in-log');
  }
});

test('two versions: a declaration of error that says something else than its event', () => {
  const loaded = seen(60, 'HP-3', 86.5);
  const declared = (change: object) => ({
    ...loaded,
    ...change,
    errorDeclaration: { declarationTime: '2026-06-04T00:00:00Z', reason: 'incorrect_data' },
  });
  const declaring = (issuer: typeof coop, change: object) => {
    const log = honestLog();
    log.record(coop, loaded);
    log.record(issuer, declared(change));
    return judge(bundleOf(log.seal()));
  };
  const other = { quantityList: [{ epcClass: LOT, quantity: 99_999, uom: 'KGM' }] };
  assertLit(declaring(coop, other), red, 'event.two-versions');
  assertLit(declaring(grower, other), 'green', 'event.declared-by-other');
  assertLit(declaring(coop, { recordTime: '2026-06-04T00:00:01Z' }), 'green', 'event.withdrawn');
});

test('roll back: a device that saw a larger log is not shown a smaller one unsaid', () => {
  const small = honestLog().seal();
  const large = honestLog();
  large.record(coop, seen(60, 'HP-3', 86.5, 'destroying', 'DELETE'));
  large.seal();
  const showing = (at: string, witnesses = witnessKeys) =>
    judge(
      { ...bundleOf(small), checkpoint: small.checkpoint({ at, witnesses }) },
      { seen: [large.checkpoint({ at: '2026-06-10T08:00:00Z', witnesses: witnessKeys.slice(0, 2) })] },
    );
  const older = showing('2026-06-10T07:00:00Z');
  assertLit(older, 'amber', 'checkpoint.behind');
  assert.match(older.headline.en, /of 2 h ago/);
  assert.equal(older.evidence, undefined);
  const rolledBack = showing('2026-06-10T08:00:01Z');
  assertLit(rolledBack, red, 'checkpoint.rolled-back');
  assert.equal(rolledBack.evidence?.checkpoints.length, 2);
  assertLit(showing('2026-06-10T08:30:00Z', witnessKeys.slice(1)), red, 'checkpoint.rolled-back');
  const forger = { vkey: logKey.vkey, seed: keyOf('forger.example').seed };
  assertLit(judge(bundleOf(small), { seen: [large.checkpoint({ log: forger })] }), 'green');
});

test('foreign publisher: a log anchored anew under an address the policy does not name', () => {
  const log = honestLog().seal();
  const anchor = log.anchor(9);
  const { publisher: _, ...unnamed } = anchor ?? assert.fail();
  for (const other of [{ ...unnamed, publisher: `0x${'99'.repeat(20)}` }, unnamed]) {
    assertLit(judge(bundleOf(log, { anchor: other })), red, 'anchor.unknown-chain');
  }
  assertLit(judge(bundleOf(log, { anchor })), 'green', 'anchor.stated');
});

test('backdate: an anchor said to be of after the witnesses’ time, or of years before, is doubted', () => {
  const log = honestLog().seal();
  const anchor = log.anchor(9) ?? assert.fail();
  for (const at of ['2026-06-10T09:00:00Z', '2019-06-10T07:00:00Z', '2026-99-99T07:00:00Z']) {
    const verdict = judge(bundleOf(log, { anchor: { ...anchor, at } }));
    assertLit(verdict, 'amber', 'anchor.implausible');
  }
});
