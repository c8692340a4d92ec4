import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Config } from '../shared/config.ts';
import { type Db, openDb } from '../shared/database.ts';
import { beforeEnding } from '../shared/ending.ts';
import { migrate } from '../shared/migrate.ts';
import { Stopped } from '../shared/stopped.ts';
import { openHome } from './home.ts';
import { startPostgres } from './postgres.ts';

export interface OpenDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
}

type Where = Pick<Config, 'databaseUrl' | 'home'>;

/** The county's database, migrated. What is started for it is stopped when the process ends. */
export async function openDatabase(where: Where): Promise<OpenDatabase> {
  const database = await reachDatabase(where);
  await migrate(database.pool);
  return database;
}

/** The database `DATABASE_URL` names, or the bundled PostgreSQL, as it is. */
export async function reachDatabase({ databaseUrl, home }: Where): Promise<OpenDatabase> {
  const url = databaseUrl ?? (await bundled(home));
  const { db, pool } = openDb(url);
  beforeEnding(() => pool.end());
  await answers(pool, url);
  return { db, pool, url };
}

async function bundled(home: string): Promise<string> {
  await openHome(home);
  const postgres = await startPostgres(home);
  beforeEnding(() => postgres.stop());
  return postgres.url;
}

const AGAIN_MS = 100;
const PATIENCE_MS = 60_000;
/** It is recovering, e.g. after the power cut that ended us too, and will answer in a moment. */
const STARTING_UP = '57P03';

async function answers(pool: pg.Pool, url: string, until = performance.now() + PATIENCE_MS): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    if ((error as { code?: string }).code === STARTING_UP && performance.now() < until) {
      await pause(AGAIN_MS);
      return answers(pool, url, until);
    }
    const { host, pathname } = new URL(url);
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code;
    throw new Stopped(
      `连不上数据库 ${host}${pathname}：${reason}。请检查 DATABASE_URL，确认数据库在运行。`,
      `The database at ${host}${pathname} cannot be reached: ${reason}. Check DATABASE_URL and that the database runs.`,
      error,
    );
  }
}
