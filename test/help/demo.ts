import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoCounty } from '../../src/commands/demo/load.ts';
import { dayOf } from '../../src/shared/instant.ts';
import { migrate } from '../../src/shared/migrate.ts';
import { filesOf } from '../../src/shared/running.ts';
import { copyOf, type TestDatabase } from './database.ts';

/** A morning when the demo county's kumquats are ripe. */
export const HARVEST_MORNING = new Date('2026-11-23T01:00:00Z');

/**
 * A database of this file's own with the whole demo county, told from `now`, and the `home` that keeps its pictures. Loaded
 * once for all files of a run; the pictures are the same for all.
 */
export async function demoDatabase(now = HARVEST_MORNING): Promise<TestDatabase & { readonly home: string }> {
  const kind = `demo_${dayOf(now).replaceAll('-', '')}`;
  const home = join(tmpdir(), kind);
  const files = filesOf({ home });
  await mkdir(files, { recursive: true });
  const database = await copyOf(kind, async ({ db, pool }) => {
    await migrate(pool);
    await loadDemoCounty({ db, files, scale: 1, now, progress: () => {} });
    await pool.query('analyze');
  });
  return { ...database, home };
}
