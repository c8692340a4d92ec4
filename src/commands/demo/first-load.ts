import { sql } from 'kysely';
import { migrate } from '#shared/migrate.ts';
import { dropAll } from '../../database/drop-all.ts';
import type { OpenDatabase } from '../../database/open.ts';
import { type DemoLoad, loadDemoCounty } from './load.ts';

export interface FirstLoad {
  readonly county: string;
  readonly scale: number;
  /** The folder where pictures are kept. */
  readonly files: string;
  readonly progress: (zh: string, en: string) => void;
}

/**
 * Loads the demo county the first time. A load that was killed half-way is thrown away with its whole database, which
 * nobody has worked on yet, and done again. Answers whether it loaded.
 */
export async function loadDemoOnce(
  database: OpenDatabase,
  load: FirstLoad,
  loadCounty: (load: DemoLoad) => Promise<void> = loadDemoCounty,
): Promise<boolean> {
  const { db, pool } = database;
  const before = await db
    .selectFrom('shared.demoLoad')
    .select('endedAt')
    .where('countyId', '=', load.county)
    .executeTakeFirst();
  if (before?.endedAt) return false;
  if (before) {
    load.progress('上次没有装完，重新开始', 'The last load was cut off: starting again');
    await dropAll(pool);
    await migrate(pool);
  } else if (await anyCounty(database)) {
    return false;
  }
  await db.insertInto('shared.demoLoad').values({ countyId: load.county, beganAt: new Date() }).execute();
  await loadCounty({
    db,
    pool,
    files: load.files,
    scale: load.scale,
    now: new Date(),
    progress: load.progress,
  });
  await db
    .updateTable('shared.demoLoad')
    .set({ endedAt: new Date() })
    .where('countyId', '=', load.county)
    .execute();
  // Planned on guesses until then, the first pages would be slow.
  await sql`analyze`.execute(db);
  return true;
}

async function anyCounty({ pool }: OpenDatabase): Promise<boolean> {
  const { rows } = await pool.query('select 1 from people.county limit 1');
  return rows.length > 0;
}
