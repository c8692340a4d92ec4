import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bundleOf, honestLog, LOT, lotOf } from '../../test/help/forged-journey.ts';
import { POLICY } from '../../test/help/forged-log.ts';

const folder = await mkdtemp(join(tmpdir(), 'verify-'));
after(() => rm(folder, { recursive: true }));

async function kept(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const log = honestLog().seal();
const honest = bundleOf(log);
const fresh = {
  ...honest,
  checkpoint: log.checkpoint({ at: new Date().toISOString().slice(0, 19).concat('Z') }),
};
const policy = await kept('policy', POLICY);
const bundle = await kept('lot.json', JSON.stringify(fresh));

function verify(...args: string[]) {
  const command = join(import.meta.dirname, 'maidehao.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', ...args], {
    encoding: 'utf8',
    env: { ...process.env, MAIDEHAO_HOME: folder },
  });
  return { status, stdout, stderr };
}

test('a good bundle ends with 0, in both languages and as JSON', () => {
  const { status, stdout } = verify(bundle, '--policy', policy, '--json');
  assert.equal(status, 0);
  assert.match(stdout, /✓ 核验通过：12 条记录/);
  assert.match(stdout, /It holds: 12 records, all present/);
  const verdict = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  assert.deepEqual([verdict.ok, verdict.light, verdict.facts.about], [true, 'green', LOT]);
});

test('a bundle that nobody has seen yet ends with 3, a changed one with 1, a wrong call with 2', async () => {
  const young = await kept(
    'young.json',
    JSON.stringify({ ...fresh, checkpoint: log.checkpoint({ witnesses: [] }) }),
  );
  assert.equal(verify(young, '--policy', policy).status, 3);
  const cut = await kept('cut.json', JSON.stringify(fresh).slice(0, -100));
  const red = verify(cut, '--policy', policy);
  assert.equal(red.status, 1);
  assert.match(red.stdout, /✗ 对不上/);
  assert.equal(verify(bundle, '--policy', policy, '--about', lotOf('OTHER')).status, 1);
  assert.equal(verify(join(folder, 'nowhere.json'), '--policy', policy).status, 2);
  assert.equal(verify(bundle, '--policy', bundle).status, 2);
  assert.equal(verify(bundle).status, 2, 'no county runs here whose policy could be taken');
  assert.equal(verify().status, 2);
});
