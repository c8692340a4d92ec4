import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { unlockKeys } from '#tracing';
import { type Db, openDb } from '../../src/shared/database.ts';
import { type Migration, migrate, migrations } from '../../src/shared/migrate.ts';
import { atEnd } from './at-end.ts';
import { testPostgres } from './postgres.ts';

/** Under which keys are kept: one for all files of a run, since they copy databases from each other. */
export const KEYS_SECRET = 'for-tests-only-'.repeat(3);
unlockKeys(KEYS_SECRET);

export interface TestDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
}

/** A migrated, empty database of this test file's own, dropped when the file ends. Call it once, at the top. */
export async function testDatabase(): Promise<TestDatabase> {
  return copyOf('migrated', async ({ pool }) => void (await migrate(pool)));
}

/** An empty database without any schema, for tests of migration and restore. Dropped when the file ends. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = await testPostgres();
  return administer(server, (admin) => created(server, admin, 'template0'));
}

/**
 * A copy of the template of this kind. The first file of a run that asks makes it, the others wait for it; copying takes a
 * tenth of a second. Changed migrations make a new one.
 */
export async function copyOf(
  kind: string,
  make: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  const server = await testPostgres();
  const name = `${kind}_${stateOf(await migrations())}`;
  return administer(server, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
    const made = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (made.rowCount === 0) {
      const half = `${name}_${process.pid}`;
      await admin.query(`create database ${half} template template0`);
      const database = opened(server, half);
      await make(database).finally(() => database.pool.end());
      await admin.query(`alter database ${half} rename to ${name}`);
    }
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
    return created(server, admin, name);
  });
}

async function created(server: string, admin: pg.Client, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template ${template}`);
  const database = opened(server, name);
  atEnd(async () => {
    await database.pool.end();
    await administer(server, (other) => other.query(`drop database ${name} with (force)`));
  });
  return database;
}

function opened(server: string, name: string): TestDatabase {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { ...openDb(url.href, 10), url: url.href };
}

function stateOf(files: readonly Migration[]): string {
  return createHash('sha256')
    .update(files.map((file) => file.sha256).join())
    .digest('hex')
    .slice(0, 12);
}

async function administer<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
