import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { unlockKeys } from '#tracing';
import { startPostgres } from '../../../database/postgres.ts';
import { postmasterOf } from '../../../database/postmaster.ts';
import { type Db, openDb } from '../../../shared/database.ts';
import { beforeEnding } from '../../../shared/ending.ts';
import { type Served, serve } from '../measuring/served.ts';

/** Several servers on one PostgreSQL, each of which can be killed, and whose clocks can be set. */
export interface House {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly ports: readonly number[];
  killServer(place: number): void;
  /** Has a killed server back on its port. */
  restart(place: number): Promise<void>;
  killPostgres(): Promise<void>;
  /** Kills the process of one of its connections: PostgreSQL then throws out all others and recovers from its log. */
  killConnection(): Promise<void>;
  /** Waits until PostgreSQL answers again. */
  postgresBack(): Promise<void>;
  /** Sets a server's clock wrong by so many hours. */
  setClock(place: number, hours: number): Promise<void>;
  close(): Promise<void>;
}

const SECRET = 'of no use after the measurement..';
// Without the sandbox's own provider and chain: what is killed comes back sooner.
const NO_DEMO = {
  DEMO: 'off',
  SMS_URL: 'http://127.0.0.1:9/never-sent',
  SMS_KEY: 'of no use to anybody',
};
const AGAIN_MS = 20;
const PATIENCE_MS = 60_000;
const CLOCK = join(import.meta.dirname, 'shifted-clock.ts');

/** Opens as many servers as `count` says, on the county that is in this home if there is one. */
export async function openHouse(home: string, count: number): Promise<House> {
  const postgres = await startPostgres(home);
  const stopPostgres = beforeEnding(() => postgres.stop());
  const { db, pool } = openDb(postgres.url);
  const closePool = beforeEnding(() => pool.end());
  unlockKeys(SECRET);
  const clockOf = (place: number) => join(home, `clock-${place}`);
  const setClock = (place: number, hours: number) => writeFile(clockOf(place), String(hours));
  const start = (place: number, port?: number) =>
    serve(home, {
      ...{ ...NO_DEMO, DATABASE_URL: postgres.url, SECRET, CLOCK_FILE: clockOf(place) },
      ...(port ? { PORT: String(port) } : {}),
      NODE_OPTIONS: `--import=${pathToFileURL(CLOCK)}`,
    });
  const servers: Served[] = [];
  for (let place = 0; place < count; place += 1) {
    await setClock(place, 0);
    servers.push(await start(place));
  }
  const ports = servers.map(({ url }) => Number(new URL(url).port));

  let killed: number | undefined;
  const postmaster = () => postmasterOf(join(home, 'postgres', 'data'));

  async function postgresBack(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    // The last connections of one that was killed still answer for a moment.
    while ((await postmaster())?.pid === killed || !(await answers(pool))) {
      if (performance.now() > until) throw new Error('PostgreSQL did not come back');
      await pause(AGAIN_MS);
    }
  }

  return {
    ...{ db, pool, ports, setClock, postgresBack },
    killServer(place) {
      kill(servers[place]?.pid);
    },
    async restart(place) {
      await servers[place]?.stop();
      servers[place] = await start(place, ports[place]);
    },
    async killPostgres() {
      killed = (await postmaster())?.pid;
      kill(killed);
    },
    async killConnection() {
      const { rows } = await pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where backend_type = 'client backend' and datname = current_database()
         and pid <> pg_backend_pid() order by state = 'active' desc, pid limit 1`,
      );
      kill(rows[0]?.pid);
    },
    async close() {
      for (const server of servers) await server.stop();
      await closePool();
      await stopPostgres();
    },
  };
}

function answers(pool: pg.Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

/** Never 0, which would be everybody. */
function kill(pid: number | undefined): void {
  if (!pid) throw new Error('nothing to kill');
  process.kill(pid, 'SIGKILL');
}
