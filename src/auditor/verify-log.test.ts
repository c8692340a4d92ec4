import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { SignedLog } from '../../test/help/signed-log.ts';
import { parsePolicy } from '../contexts/tracing/kernel/policy.ts';
import { parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { signatureLine } from '../contexts/tracing/kernel/tlog/note.ts';
import { ML_DSA_44, vkeyText } from '../contexts/tracing/kernel/tlog/vkey.ts';
import { newKeyFile, parseKeyFile } from '../witness/cosigners.ts';
import { judgeCheckpoint } from './judge-checkpoint.ts';
import { writeTiles } from './sample-log.ts';
import { trustFrom } from './trust.ts';
import { verifyLog } from './verify-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlog-'));
atEnd(() => rm(folder, { recursive: true }));

// Past a second level of tiles; a checkpoint at a few sizes on the way left partial tiles behind.
const SIZES = [3, 300, 70_000, 70_100];
const log = new SignedLog('log.example/county').grow(SIZES.at(-1) ?? 0);
const entryAt = (index: number) => Buffer.from(`entry ${index}`);
await writeTiles(folder, entryAt, SIZES);
const checkpoint = join(folder, 'checkpoint');
writeFileSync(checkpoint, log.checkpoint());

type Damage = readonly [what: string, path: string, spoil: (file: string) => void, faults: readonly object[]];
const flip = (at: number) => (file: string) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
const fault = (code: string, facts: object) => ({ code, facts });

const damages: readonly Damage[] = [
  [
    'a changed byte of an entry',
    'tile/entries/004',
    flip(2),
    [fault('entry-changed', { path: 'tile/0/004', bundle: 'tile/entries/004', entry: 1024 })],
  ],
  ['a missing bundle', 'tile/entries/100', rmSync, [fault('bundle-missing', { path: 'tile/entries/100' })]],
  [
    'a bundle cut off',
    'tile/entries/100',
    (file) => truncateSync(file, 100),
    [fault('bundle-cut-off', { path: 'tile/entries/100' })],
  ],
  [
    'a changed leaf hash',
    'tile/0/005',
    flip(32 * 7),
    [
      fault('entry-changed', { path: 'tile/0/005', bundle: 'tile/entries/005', entry: 1287 }),
      fault('tile-hash', { path: 'tile/1/000', place: 5 }),
    ],
  ],
  ['a missing tile', 'tile/0/005', rmSync, [fault('tile-missing', { path: 'tile/0/005' })]],
  [
    'a tile too short',
    'tile/1/000',
    (file) => truncateSync(file, 8000),
    [fault('tile-length', { path: 'tile/1/000', got: 8000, wanted: 8192 })],
  ],
  [
    'a changed hash high up',
    'tile/1/000',
    flip(32 * 9),
    [
      fault('tile-hash', { path: 'tile/1/000', place: 9 }),
      fault('tile-hash', { path: 'tile/2/000.p/1', place: 0 }),
    ],
  ],
  [
    'a partial tile that an earlier checkpoint stood on',
    'tile/0/001.p/44',
    flip(0),
    [fault('partial-differs', { path: 'tile/0/001.p/44' })],
  ],
];

const trust = trustFrom({ key: [log.vkey], witness: [], quorum: undefined });
assert.ok(!('wrong' in trust));

for (const [what, path, spoil, faults] of damages) {
  test(`${what} is named, where it is, and nothing else`, async () => {
    const file = join(folder, path);
    const kept = readFileSync(file);
    spoil(file);
    const report = await verifyLog(folder, trust);
    writeFileSync(file, kept);
    assert.equal(report.count, faults.length);
    assert.deepEqual(
      report.faults.map(({ code, facts }) => ({ code, facts })),
      faults,
    );
    for (const { zh, en, facts } of report.faults) {
      for (const sentence of [zh, en]) assert.ok(sentence.includes(String(facts.path)), sentence);
    }
  });
}

test('a bundle and its tile both gone leave no root, and no word that it is right', async () => {
  const files = ['tile/0/007', 'tile/entries/007'].map((path) => join(folder, path));
  const kept = files.map((file) => readFileSync(file));
  for (const file of files) rmSync(file);
  const { root, faults } = await verifyLog(folder, trust);
  for (const [place, file] of files.entries()) writeFileSync(file, kept[place] as Buffer);
  assert.equal(root, null);
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['bundle-missing', 'tile-missing'],
  );
});

test('a tile of which only the full one is kept is read there, as far as the checkpoint goes', async () => {
  const shorter = mkdtempSync(join(folder, 'shorter-'));
  await writeTiles(shorter, entryAt, [512]);
  writeFileSync(join(shorter, 'checkpoint'), log.checkpoint(400));
  rmSync(join(shorter, 'tile', '1'), { recursive: true });
  await writeTiles(shorter, entryAt, [256]);
  const report = await verifyLog(shorter, trust);
  assert.deepEqual([report.faults, report.size], [[], 400]);
});

test('whom to trust must be said so that it can be kept', () => {
  const { witnessVkey } = new SignedLog('witness.example/w1', 9);
  const given = { key: [log.vkey], witness: [witnessVkey], quorum: undefined };
  assert.ok(!('wrong' in trustFrom(given)));
  for (const wrong of [
    { ...given, key: [] },
    { ...given, key: [witnessVkey] },
    { ...given, witness: [log.vkey] },
    { ...given, key: [log.vkey.replace('log', 'lag')] },
    { ...given, quorum: '2' },
    { ...given, quorum: 'most' },
    { policy: 'quorum none\n' },
  ]) {
    assert.ok('wrong' in trustFrom(wrong), JSON.stringify(wrong));
  }
});

test('a policy may count on a witness’s ML-DSA-44 key where that can be checked, as here', async () => {
  const cosigners = parseKeyFile(newKeyFile('witness.example/w2'), 'w2.key');
  const postQuantum = cosigners.find(({ vkey }) => vkey.algorithm === ML_DSA_44);
  assert.ok(postQuantum);
  const policy = `log ${log.vkey}\nwitness w2 ${vkeyText(postQuantum.vkey)}\nquorum w2\n`;
  assert.ok(!parsePolicy(policy).ok, 'a page cannot check it');
  const judge = trustFrom({ policy });
  assert.ok(!('wrong' in judge));
  const head = parseCheckpoint(log.text(300));
  assert.ok(head.ok);
  const line = signatureLine(postQuantum.sign(log.text(300), head.value, 1_763_856_000));
  assert.deepEqual(judgeCheckpoint(log.checkpoint(300) + line, judge).fault, null);
  assert.equal(judgeCheckpoint(log.checkpoint(300), judge).fault?.code, 'quorum');
});
