import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Db, openDb } from '../../src/shared/database.ts';
import { migrate, migrations } from '../../src/shared/migrate.ts';
import { atEnd } from './at-end.ts';
import { testPostgres } from './postgres.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
}

/** A migrated, empty database of this test file's own, dropped when the file ends. Call it once, at the top. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testPostgres();
  const url = await administer(server, async (admin) =>
    createdDatabase(server, admin, await migratedTemplate(server, admin)),
  );
  const { db, pool } = openDb(url, 10);
  atEnd(() => pool.end());
  return { db, pool, url };
}

/** An empty database without any schema, for tests of migration and restore. Dropped when the file ends. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = await testPostgres();
  const url = await administer(server, (admin) => createdDatabase(server, admin, 'template0'));
  const { db, pool } = openDb(url, 10);
  atEnd(() => pool.end());
  return { db, pool, url };
}

async function createdDatabase(server: string, admin: pg.Client, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template ${template}`);
  atEnd(() => administer(server, (other) => other.query(`drop database ${name} with (force)`)));
  return at(server, name);
}

/** One template per state of the migrations; the first file that asks makes it, the others wait for it. */
async function migratedTemplate(server: string, admin: pg.Client): Promise<string> {
  const files = await migrations();
  const state = createHash('sha256')
    .update(files.map((file) => file.sha256).join())
    .digest('hex')
    .slice(0, 12);
  const template = `template_${state}`;
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
  const made = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (made.rowCount === 0) {
    const half = `${template}_${process.pid}`;
    await admin.query(`create database ${half} template template0`);
    const { pool } = openDb(at(server, half), 2);
    await migrate(pool, files).finally(() => pool.end());
    await admin.query(`alter database ${half} rename to ${template}`);
  }
  await admin.query('select pg_advisory_unlock(hashtext($1))', [template]);
  return template;
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

function at(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
