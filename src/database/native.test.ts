import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { accountFor } from './account.ts';
import { nativeFolder, packagedFolder } from './native.ts';

/** What `npm ci --ignore-scripts` leaves: the programs without the links their libraries are found by. */
async function unlinked(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maidehao-native-'));
  atEnd(() => rm(folder, { recursive: true }));
  const native = join(folder, 'native');
  const isFile = async (path: string) => !(await lstat(path)).isSymbolicLink();
  await cp(packagedFolder(), native, { recursive: true, filter: isFile });
  return native;
}

const version = (native: string) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });

test('an install without scripts is completed at the first start', async () => {
  const native = await unlinked();
  const home = await mkdtemp(join(tmpdir(), 'maidehao-home-'));
  atEnd(() => rm(home, { recursive: true }));
  await chmod(join(native, '..'), 0o755);
  await chmod(home, 0o755);
  assert.equal(await nativeFolder(accountFor(home), home, native), native);
  assert.match(version(native).stdout, /PostgreSQL\) 18/);
});

test('programs in a folder PostgreSQL’s account may not enter are copied next to the data', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root lends PostgreSQL another account');
  const native = await unlinked();
  const home = await mkdtemp(join(tmpdir(), 'maidehao-home-'));
  atEnd(() => rm(home, { recursive: true }));
  await chmod(home, 0o755);
  const copy = await nativeFolder(accountFor(home), home, native);
  assert.equal(copy, join(home, 'native'));
  assert.deepEqual(await readdir(home), ['native']);
  assert.equal(await nativeFolder(accountFor(home), home, native), copy);
});
