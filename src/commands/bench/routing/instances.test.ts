import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../../test/help/at-end.ts';
import { Stopped } from '../../../shared/stopped.ts';
import { listedInstances } from './instances.ts';

const folder = mkdtempSync(join(tmpdir(), 'instances-'));
atEnd(() => rm(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function stopped(list: string): Promise<Stopped> {
  const error = await listedInstances(list).catch((error: unknown) => error);
  assert.ok(error instanceof Stopped, String(error));
  return error;
}

test('a list of instances that is not there is said so', async () => {
  const { zh, en } = await stopped(join(folder, 'none.txt'));
  assert.match(zh, /读不了这个文件：.*none\.txt/);
  assert.match(en, /cannot be opened: .*none\.txt/);
});

test('an instance of the list that is not there is said so', async () => {
  const { en } = await stopped(file('list.txt', 'gone.vrp\n'));
  assert.match(en, /cannot be opened: .*gone\.vrp/);
});

test('an instance that cannot be read is named, with its line', async () => {
  file('bad.vrp', 'NAME : bad\nEDGE_WEIGHT_TYPE : GEO\n');
  const { zh, en } = await stopped(file('list.txt', 'bad.vrp\n'));
  assert.match(zh, /bad\.vrp：.*第 2 行/);
  assert.match(en, /bad\.vrp: .*Line 2: GEO/);
});
