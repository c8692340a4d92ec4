import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { givers } from '../contexts/graph.ts';
import { Stopped } from './stopped.ts';

export interface Migration {
  readonly context: string;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

const NAME = /^\d{4}-[a-z0-9-]+\.sql$/;
// Any constant, as long as every starter takes the same: two processes that start together must not both migrate.
const LOCK = 8_163_527_001;
const silent = new Logger(() => () => {});

/** All migrations in the order they run: shared first, then every context after those it uses, each by file name. */
export async function migrations(source = new URL('..', import.meta.url)): Promise<Migration[]> {
  const folders = [
    { context: 'shared', folder: new URL('shared/migrations/', source) },
    ...givers().map((context) => ({ context, folder: new URL(`contexts/${context}/migrations/`, source) })),
  ];
  const found: Migration[] = [];
  for (const { context, folder } of folders) {
    if (!existsSync(folder)) continue;
    for (const name of (await readdir(folder)).sort()) {
      if (!NAME.test(name))
        throw new Error(`${fileURLToPath(folder)}${name} is not named like 0001-plots.sql`);
      const sql = await readFile(new URL(name, folder), 'utf8');
      found.push({ context, name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
    }
  }
  return found;
}

/**
 * Brings the database to the newest schema, forward only, and answers what it applied. Each file runs in its own
 * transaction together with its line in the ledger, so a crash leaves whole files only. Throws when a file that was
 * applied has changed or is gone.
 */
export async function migrate(pool: pg.Pool, wanted?: readonly Migration[]): Promise<Migration[]> {
  const files = wanted ?? (await migrations());
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      await client.query(`create schema if not exists shared;
        create table if not exists shared.migration (
          context text not null,
          name text not null,
          sha256 text not null,
          applied_at timestamptz not null default now(),
          primary key (context, name)
        )`);
      await runMigrations({ pgPool: pool, logger: silent });
      return await applyNew(client, files);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
}

async function applyNew(client: pg.PoolClient, files: readonly Migration[]): Promise<Migration[]> {
  const ledger = await client.query<Migration>('select context, name, sha256 from shared.migration');
  const applied = new Map(ledger.rows.map((row) => [`${row.context}/${row.name}`, row.sha256]));
  const present = new Set(files.map((file) => `${file.context}/${file.name}`));
  const gone = [...applied.keys()].find((key) => !present.has(key));
  if (gone) {
    throw new Stopped(
      `数据库执行过迁移 ${gone}，但现在的程序里没有它：程序比数据库旧。请换回新的版本。`,
      `The database has migration ${gone}, which this version lacks: it is older than the database. Go back to the newer version.`,
    );
  }
  const changed = files.find((file) => {
    const before = applied.get(`${file.context}/${file.name}`);
    return before !== undefined && before !== file.sha256;
  });
  if (changed) {
    const key = `${changed.context}/${changed.name}`;
    throw new Stopped(
      `迁移 ${key} 执行之后又被改动。请恢复原文件，把改动写成新的迁移。`,
      `Migration ${key} was changed after it ran. Restore the file and write the change as a new migration.`,
    );
  }
  const fresh = files.filter((file) => !applied.has(`${file.context}/${file.name}`));
  for (const file of fresh) await apply(client, file);
  return fresh;
}

async function apply(client: pg.PoolClient, file: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into shared.migration (context, name, sha256) values ($1, $2, $3)', [
      file.context,
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.context}/${file.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
