import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { newCode } from '../shared/id.ts';
import { keptSecret } from '../shared/secret.ts';
import { Stopped } from '../shared/stopped.ts';
import { type Account, accountFor } from './account.ts';
import { nativeFolder } from './native.ts';
import { alive, type Postmaster, postmasterOf } from './postmaster.ts';

/** A PostgreSQL to work on. `stop` ends it if this process is its keeper, and is harmless otherwise. */
export interface Postgres {
  readonly url: string;
  /** True when its data folder was made just now. */
  readonly fresh: boolean;
  stop(): Promise<void>;
}

const USER = 'maidehao';
const DATABASE = 'maidehao';
// Held by the one process that will stop this PostgreSQL; it goes with the connection when that process is killed.
const KEEPER_LOCK = 8_163_527_002;
const CREATION_LOCK = 8_163_527_003;
const PATIENCE_MS = 60_000;

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly account: Account;
  readonly native: string;
  readonly password: string;
}

/**
 * Starts the bundled PostgreSQL with its data in `home/postgres`, or joins the one already running there: left over
 * from a process that was killed (this process becomes its keeper) or kept by another command (it stays theirs).
 */
export async function startPostgres(home: string): Promise<Postgres> {
  const folder = join(home, 'postgres');
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const account = accountFor(home);
  const place: Place = {
    folder,
    data: join(folder, 'data'),
    account,
    native: await nativeFolder(account, home),
    password: await keptSecret(folder, 'password'),
  };
  await own(folder, account);
  const fresh = await initialise(place);
  let running = await run(place);
  let stopping = false;

  // PostgreSQL ended although nobody asked: killed, or out of memory. Its keeper starts it again; it recovers from its log.
  let reviving = Promise.resolve();
  const revive = async () => {
    const before = running.port;
    running = await run(place);
    if (running.port !== before)
      throw new Error(`PostgreSQL came back on port ${running.port}, not ${before}`);
    watch();
  };
  const watch = () =>
    running.guard.once('end', () => {
      if (running.keeper && !stopping) reviving = revive();
    });
  watch();
  // For an end that awaits nothing: process.exit, an error nobody caught.
  const atExit = () => {
    if (running.keeper) interrupt(running.pid);
  };
  process.once('exit', atExit);

  return {
    url: address(place, running.port, DATABASE),
    fresh,
    async stop() {
      stopping = true;
      await reviving;
      const { guard, keeper, pid } = running;
      if (keeper) await halt(pid);
      process.off('exit', atExit);
      await guard.end().catch(() => {});
    },
  };
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly guard: pg.Client;
  readonly keeper: boolean;
}

async function run(place: Place): Promise<Running> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await postmasterOf(place.data);
    if (!found) await launch(place, deadline);
    else {
      const guard = found.ready ? await connect(place, found) : undefined;
      if (guard) return await guarded(found, guard);
      await pause(20);
    }
  }
  throw await failed(place);
}

async function guarded(found: Postmaster, guard: pg.Client): Promise<Running> {
  const { rows } = await guard.query('select pg_try_advisory_lock($1) as keeper', [KEEPER_LOCK]);
  // Of two that find it missing, one would fail.
  await guard.query('select pg_advisory_lock($1)', [CREATION_LOCK]);
  const existing = await guard.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (existing.rowCount === 0) await guard.query(`create database ${DATABASE}`);
  await guard.query('select pg_advisory_unlock($1)', [CREATION_LOCK]);
  return { pid: found.pid, port: found.port, guard, keeper: rows[0].keeper };
}

/** A connection, or undefined while PostgreSQL is just starting or stopping. */
async function connect(place: Place, found: Postmaster): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: address(place, found.port, 'postgres') });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const code = (error as { code?: string }).code;
    // 57P03: starting up or shutting down.
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return undefined;
    throw error;
  }
}

/** Where PostgreSQL's own settings are for a smaller machine or for disks that turn. */
const FOR_A_COUNTY = [
  // 128 MB hold no county's orders: on their way into a dozen indexes most of a crowd's would be read from disk and written to it again
  // and again. A sixteenth of the machine, and no more than a gigabyte: the system keeps pages too.
  `shared_buffers=${Math.min(1024, Math.max(128, Math.floor(totalmem() / 2 ** 24)))}MB`,
  // A crowd writes some two gigabytes a minute. At half of this PostgreSQL writes out all it holds, and after it each page it touches once more
  // whole: better after the crowd than under it.
  'max_wal_size=4GB',
  // A page found by an index costs hardly more than the next one. At four times as much, the plan that is kept for a key's check is made
  // while a new county's table has a few pages, reads all of it, and goes on doing so while the table grows.
  'random_page_cost=1.1',
];

async function launch(place: Place, deadline: number): Promise<void> {
  const port = await freePort(place.folder);
  const [command, ...args] = place.account.command(
    join(place.native, 'bin', 'postgres'),
    ...['-D', place.data, '-p', String(port), '-k', ''],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
    ...FOR_A_COUNTY.flatMap((setting) => ['-c', setting]),
  );
  const log = openSync(join(place.folder, 'log'), 'w', 0o600);
  // Detached: Ctrl-C reaches the whole group of a terminal, and PostgreSQL must outlive the work that is being finished.
  const child = spawn(command, args, {
    ...place.account.identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (Date.now() < deadline) {
    const found = await postmasterOf(place.data);
    // `found.pid` may be another starter's that won: then ours ends by itself and theirs is as good.
    if (found?.ready) return;
    if (ended && !found) {
      if (!(await childrenLinger(place))) throw await failed(place);
      await pause(100);
      return;
    }
    await pause(10);
  }
}

/** Did it refuse to start because children of a killed PostgreSQL have not noticed yet that it is gone? They will in a moment. */
async function childrenLinger(place: Place): Promise<boolean> {
  const log = await readFile(join(place.folder, 'log'), 'utf8').catch(() => '');
  return log.includes('pre-existing shared memory block');
}

async function failed(place: Place): Promise<Stopped> {
  const log = await readFile(join(place.folder, 'log'), 'utf8').catch(() => '');
  const reason = log.trim().split('\n').slice(-3).join(' ');
  return new Stopped(
    `数据库没有启动（${place.folder}）。PostgreSQL 说：${reason}`,
    `The database in ${place.folder} did not start. PostgreSQL says: ${reason}`,
  );
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, what was committed is on disk. */
async function halt(pid: number): Promise<void> {
  interrupt(pid);
  const deadline = Date.now() + PATIENCE_MS;
  while (alive(pid)) {
    if (Date.now() > deadline) {
      // Immediate shutdown: the next start recovers from the log.
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await pause(10);
  }
}

function interrupt(pid: number): void {
  if (alive(pid)) process.kill(pid, 'SIGINT');
}

/** Makes the data folder if there is none; half-made ones of a killed start are thrown away. */
async function initialise(place: Place): Promise<boolean> {
  const present = await readdir(place.folder);
  if (present.includes('data')) return false;
  for (const name of present.filter((entry) => entry.startsWith('data.'))) {
    const [, maker] = name.split('.');
    if (!alive(Number(maker))) await rm(join(place.folder, name), { recursive: true });
  }
  const half = join(place.folder, `data.${process.pid}.${newCode(6)}`);
  const [command, ...args] = place.account.command(
    join(place.native, 'bin', 'initdb'),
    ...[
      '-D',
      half,
      '--username',
      USER,
      '--auth',
      'scram-sha-256',
      '--pwfile',
      join(place.folder, 'password'),
    ],
    ...[
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--locale-provider',
      'icu',
      '--icu-locale',
      'zh-CN',
      '--no-instructions',
    ],
  );
  const child = spawn(command, args, {
    ...place.account.identity,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  );
  if (code !== 0) {
    await rm(half, { recursive: true, force: true });
    throw new Stopped(
      `无法在 ${place.folder} 建立数据库：${errors.trim()}`,
      `Could not make a database in ${place.folder}: ${errors.trim()}`,
    );
  }
  try {
    await rename(half, place.data);
    return true;
  } catch {
    // Another starter was first; its data is the data.
    await rm(half, { recursive: true, force: true });
    return false;
  }
}

/** Gives the folder to the account that runs PostgreSQL; a folder moved or started by another user before is given anew. */
async function own(folder: string, account: Account): Promise<void> {
  await chmod(folder, 0o700);
  const { owner } = account;
  if (!owner) return;
  const data = await stat(join(folder, 'data')).catch(() => undefined);
  const all = data && data.uid !== owner.uid ? await readdir(folder, { recursive: true }) : ['password'];
  for (const name of ['.', ...all]) await chown(join(folder, name), owner.uid, owner.gid);
}

/** The port used last time if it is free, else any free one, remembered for the next start. */
async function freePort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const before = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (await bindable(before)) ?? (await bindable(0));
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  await writeFile(file, String(port));
  return port;
}

function bindable(port: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const server = createServer()
    .once('error', () => resolve(undefined))
    .listen(port, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : undefined));
    });
  return promise;
}

function address(place: Place, port: number, database: string): string {
  return `postgres://${USER}:${place.password}@127.0.0.1:${port}/${database}`;
}
