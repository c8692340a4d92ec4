import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoCounty } from '../../src/commands/demo/load.ts';
import { dayOf } from '../../src/shared/instant.ts';
import { migrate } from '../../src/shared/migrate.ts';
import { copyOf, type TestDatabase } from './database.ts';

/** A morning when the demo county's kumquats are ripe. */
export const HARVEST_MORNING = new Date('2026-11-23T01:00:00Z');

/** A database of this file's own with the whole demo county, told from `now`. Loaded once for all files of a run. */
export function demoDatabase(now = HARVEST_MORNING): Promise<TestDatabase> {
  return copyOf(`demo_${dayOf(now).replaceAll('-', '')}`, async ({ db, pool }) => {
    await migrate(pool);
    await loadDemoCounty({
      db,
      pool,
      files: await mkdtemp(join(tmpdir(), 'demo-files-')),
      scale: 1,
      now,
      progress: () => {},
    });
    await pool.query('analyze');
  });
}
