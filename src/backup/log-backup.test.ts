import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordEvent } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../test/help/database.ts';
import { trustFrom } from '../auditor/trust.ts';
import { verifyMap } from '../auditor/verify-map.ts';
import { newId } from '../shared/id.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const folder = await mkdtemp(join(tmpdir(), 'maidehao-log-backup-'));
atEnd(() => rm(folder, { recursive: true }));
const backup = join(folder, 'county.tar.gz');

async function recorded(database: TestDatabase): Promise<void> {
  await asCall(database.db, {}, (call) =>
    recordEvent(call, {
      ...{ id: newId(), at: call.now, bizStep: 'receiving' },
      what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: ['https://id.gs1.org/00/069012345678901237'] },
    }),
  );
  await logged(database);
}
/** What the log signed last: its origin, size and root. */
const head = async ({ pool }: TestDatabase) =>
  (await pool.query('select published from tracing.log')).rows[0].published.split('\n').slice(0, 3);
const checkpoint = async (log: string) =>
  (await readFile(join(log, 'checkpoint'), 'utf8')).split('\n').slice(0, 3);

test('a county restored with its log shows the same checkpoint, and goes on from it', async () => {
  const county = await testDatabase();
  const before = await keepCountyLog(county);
  for (const _ of [1, 2, 3]) await recorded(county);
  await before.log.stop();
  await writeBackup(county.pool, join(folder, 'files'), backup);

  const restored = await emptyDatabase();
  await restoreBackup(restored.pool, join(folder, 'restored'), backup);
  // On another machine: the tiles are written again from the database.
  const after = await keepCountyLog(restored);
  assert.equal(after.vkey, before.vkey);
  assert.deepEqual(await head(restored), await head(county));
  const trust = trustFrom({ key: [before.vkey], witness: [], quorum: undefined });
  assert.ok(!('wrong' in trust));
  await recorded(restored);
  const grown = await verifyMap(after.folder, trust);
  assert.deepEqual(grown.faults, []);
  const [origin, size] = await checkpoint(before.folder);
  assert.equal(grown.origin, origin);
  assert.ok(grown.size > Number(size));
  // The first entries are those of before: the old root is that of the new log's beginning.
  const { rows } = await restored.pool.query('select entry from tracing.log_entry order by index limit $1', [
    size,
  ]);
  const old = await county.pool.query('select entry from tracing.log_entry order by index');
  assert.deepEqual(rows, old.rows);
  assert.deepEqual(after.alarms, []);
});
