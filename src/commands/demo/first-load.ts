import { sql } from 'kysely';
import type pg from 'pg';
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

/** What a database holds before a load: nothing, a load that was cut off, a whole demo county, or some other county. */
export type Standing =
  | { readonly is: 'empty' | 'cut-off' | 'not-demo' }
  | { readonly is: 'demo'; readonly scale: number };

// Any constant, as long as everyone takes the same: two that find an empty database at once must not both fill it.
const LOAD_LOCK = 8_163_527_005;

/**
 * Loads the demo county the first time. A load that was killed half-way is thrown away with its whole database, which
 * nobody has worked on yet, and done again. Whoever comes while another loads waits for it. Answers whether it loaded.
 */
export async function loadDemoOnce(
  database: OpenDatabase,
  load: FirstLoad,
  loadCounty = loadDemoCounty,
): Promise<boolean> {
  return alone(database.pool, async () => {
    const { is } = await standing(database, load.county);
    if (is === 'cut-off')
      load.progress('上次没有装完，重新开始', 'The last load was cut off: starting again');
    else if (is !== 'empty') return false;
    await fill(database, load, { emptyFirst: is === 'cut-off', loadCounty });
    return true;
  });
}

/** Runs `work` while no other process loads this database. */
export async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const guard = await pool.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [LOAD_LOCK]);
    return await work();
  } finally {
    // The lock goes with its connection.
    guard.release(true);
  }
}

export async function standing({ db, pool }: OpenDatabase, county: string): Promise<Standing> {
  const load = await db
    .selectFrom('shared.demoLoad')
    .select(['endedAt', 'scale'])
    .where('countyId', '=', county)
    .executeTakeFirst();
  if (load) return load.endedAt ? { is: 'demo', scale: load.scale } : { is: 'cut-off' };
  const { rows } = await pool.query('select 1 from people.county limit 1');
  return { is: rows.length > 0 ? 'not-demo' : 'empty' };
}

/** Loads the demo county into an empty database, or one that is emptied first, and notes when it is whole. */
export async function fill(
  { db, pool }: OpenDatabase,
  { county, scale, files, progress }: FirstLoad,
  how: { readonly emptyFirst: boolean; readonly loadCounty: (load: DemoLoad) => Promise<void> },
): Promise<void> {
  if (how.emptyFirst) {
    await dropAll(pool);
    await migrate(pool);
  }
  await db.insertInto('shared.demoLoad').values({ countyId: county, beganAt: new Date(), scale }).execute();
  await how.loadCounty({ db, files, scale, now: new Date(), progress });
  // Planned on guesses until then, the first pages would be slow.
  await sql`analyze`.execute(db);
  await db
    .updateTable('shared.demoLoad')
    .set({ endedAt: new Date() })
    .where('countyId', '=', county)
    .execute();
}
