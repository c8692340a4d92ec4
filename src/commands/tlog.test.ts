import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { SignedLog } from '../../test/help/signed-log.ts';
import { writeTiles } from '../auditor/sample-log.ts';
import { runNode } from './line/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlog-'));
atEnd(() => rm(folder, { recursive: true }));

const SIZES = [3, 600];
const log = new SignedLog('log.example/county').grow(SIZES.at(-1) ?? 0);
const entryAt = (index: number) => Buffer.from(`entry ${index}`);
await writeTiles(folder, entryAt, SIZES);
const witness = new SignedLog('witness.example/w1', 9).witnessVkey;
const checkpoint = join(folder, 'checkpoint');
writeFileSync(checkpoint, log.checkpoint());

const verify = (...words: readonly string[]) => tlog('verify', folder, ...words);

async function tlog(...words: readonly string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'tlog', ...words, '--json']);
  const told = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  return { passed, output, told, codes: (told.faults ?? []).map((fault: { code: string }) => fault.code) };
}

test('a whole log is found whole, by its vkey or by a policy', async () => {
  const { passed, told, output } = await verify('--key', log.vkey);
  assert.ok(passed, output);
  assert.deepEqual([told.origin, told.size, told.signedBy], [log.origin, 600, [log.origin]]);
  assert.equal(told.root, Buffer.from(log.root()).toString('base64'));
  const policy = join(folder, 'policy');
  writeFileSync(policy, `log ${log.vkey}\nquorum none\n`);
  assert.ok((await verify('--policy', policy)).passed);
});

test('what is wrong is told in both languages, listed for a machine, and ends with 1', async () => {
  const file = join(folder, 'tile/entries/001');
  const kept = readFileSync(file);
  rmSync(file);
  const { passed, output, codes } = await verify('--key', log.vkey);
  writeFileSync(file, kept);
  assert.ok(!passed);
  assert.deepEqual(codes, ['bundle-missing']);
  assert.match(
    output,
    /缺少条目包 tile\/entries\/001。\n {2}The entry bundle tile\/entries\/001 is missing\./,
  );
});

test('history written anew under a signed checkpoint is found by its root', async () => {
  writeFileSync(checkpoint, log.tellOtherwise(1).checkpoint());
  assert.deepEqual((await verify('--key', log.vkey)).codes, ['root']);
  writeFileSync(checkpoint, log.checkpoint());
});

test('a checkpoint that nobody trusted signed is not believed', async () => {
  assert.deepEqual((await verify('--key', new SignedLog(log.origin, 2).vkey)).codes, ['checkpoint-unsigned']);
  assert.deepEqual((await verify('--key', log.vkey, '--witness', witness)).codes, ['quorum']);
  writeFileSync(checkpoint, log.checkpoint().replace('600', '601'));
  assert.deepEqual((await verify('--key', log.vkey)).codes, ['checkpoint-signature']);
  rmSync(checkpoint);
  assert.deepEqual((await verify('--key', log.vkey)).codes, ['no-checkpoint']);
  writeFileSync(checkpoint, log.checkpoint());
});

test('the proof of one entry is taken out and holds without the log, for that entry alone', async () => {
  const file = join(folder, 'entry-517.tlog-proof');
  const made = await tlog('prove', folder, '517', file);
  assert.ok(made.passed, made.output);
  assert.equal(String(readFileSync(`${file}.entry`)), 'entry 517');
  const { told } = await tlog('check', file, `${file}.entry`, '--key', log.vkey);
  assert.deepEqual([told.ok, told.index, told.size, told.origin], [true, 517, 600, log.origin]);
  writeFileSync(`${file}.entry`, 'entry 518');
  assert.deepEqual((await tlog('check', file, `${file}.entry`, '--key', log.vkey)).codes, ['not-included']);
  assert.deepEqual((await tlog('prove', folder, '600', file)).codes, ['no-entry']);
});

test('called wrongly it says how', async () => {
  for (const words of [
    ['audit', folder],
    ['check', folder],
    ['verify', folder, '--key', 'nonsense'],
  ]) {
    assert.match((await tlog(...words)).told.usage, /^tlog verify DIR/);
  }
});
