import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { atEnd } from '../../test/help/at-end.ts';
import { startPostgres } from './postgres.ts';
import { alive, postmasterOf } from './postmaster.ts';

async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-postgres-'));
  atEnd(async () => {
    const left = await postmasterOf(join(home, 'postgres', 'data'));
    if (left) process.kill(left.pid, 'SIGKILL');
    await rm(home, { recursive: true });
  });
  await chmod(home, 0o711);
  return home;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(home: string) {
  const found = await postmasterOf(join(home, 'postgres', 'data'));
  assert.ok(found, 'no PostgreSQL runs here');
  return found;
}

async function gone(pid: number): Promise<void> {
  while (alive(pid)) await pause(5);
}

test('the first start makes the data, the second finds it, and both leave nothing running', async () => {
  const home = await newHome();
  const first = await startPostgres(home);
  assert.equal(first.fresh, true);
  await ask(first.url, 'create table pear (id int)');
  const { pid } = await postmaster(home);
  await first.stop();
  assert.equal(alive(pid), false);

  const second = await startPostgres(home);
  assert.equal(second.fresh, false);
  assert.equal(second.url, first.url);
  assert.deepEqual(await ask(second.url, 'select * from pear'), []);
  await second.stop();
});

test('Chinese sorts by reading and a day begins at midnight UTC', async () => {
  const home = await newHome();
  const postgres = await startPostgres(home);
  const rows = await ask(
    postgres.url,
    "select name from unnest(array['柿子', '金桔', '荔枝']) as name order by name",
  );
  assert.deepEqual(
    rows.map((row) => (row as { name: string }).name),
    ['金桔', '荔枝', '柿子'],
  );
  assert.deepEqual(await ask(postgres.url, 'show timezone'), [{ TimeZone: 'UTC' }]);
  await postgres.stop();
});

test('below a folder only its owner may enter it still starts', async () => {
  const parent = await newHome();
  await chmod(parent, 0o700);
  const postgres = await startPostgres(join(parent, 'maidehao'));
  assert.deepEqual(await ask(postgres.url, 'select 1 as one'), [{ one: 1 }]);
  await postgres.stop();
});

test('the password is kept for its owner only and lies nowhere else', async () => {
  const home = await newHome();
  const postgres = await startPostgres(home);
  const password = new URL(postgres.url).password;
  await postgres.stop();
  const holders: string[] = [];
  for (const name of await readdir(home, { recursive: true })) {
    const file = join(home, name);
    if (!(await stat(file)).isFile() || (await stat(file)).size > 100_000) continue;
    if ((await readFile(file, 'utf8')).includes(password)) holders.push(name);
  }
  assert.deepEqual(holders, ['postgres/password']);
  assert.equal((await stat(join(home, 'postgres', 'password'))).mode & 0o777, 0o600);
  assert.equal((await stat(join(home, 'postgres'))).mode & 0o777, 0o700);
});

test('a start that was killed leaves PostgreSQL running, and the next start takes it over and stops it', async () => {
  const home = await newHome();
  const module = JSON.stringify(join(import.meta.dirname, 'postgres.ts'));
  const script = `const { startPostgres } = await import(${module});
    console.log((await startPostgres(process.argv[1])).url);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(parent.stdout, 'data')).map(String);
  parent.kill('SIGKILL');
  await once(parent, 'close');
  const orphan = await postmaster(home);

  const next = await startPostgres(home);
  assert.equal(next.url, url?.trim());
  assert.equal((await postmaster(home)).pid, orphan.pid);
  await next.stop();
  assert.equal(alive(orphan.pid), false);
});

test('a second command joins a running one and does not stop it', async () => {
  const home = await newHome();
  const keeper = await startPostgres(home);
  const guest = await startPostgres(home);
  assert.equal(guest.url, keeper.url);
  await guest.stop();
  assert.deepEqual(await ask(keeper.url, 'select 1 as one'), [{ one: 1 }]);
  await keeper.stop();
});

test('two starts at once make one database', async () => {
  const home = await newHome();
  const both = await Promise.all([startPostgres(home), startPostgres(home)]);
  assert.equal(both[0].url, both[1].url);
  assert.deepEqual((await readdir(join(home, 'postgres'))).sort(), ['data', 'log', 'password', 'port']);
  for (const postgres of both) await postgres.stop();
  assert.equal(await postmasterOf(join(home, 'postgres', 'data')), undefined);
});

test('PostgreSQL killed under way comes back at the same address with all that was acknowledged', async () => {
  const home = await newHome();
  const postgres = await startPostgres(home);
  await ask(postgres.url, 'create table pear (id int)');
  await ask(postgres.url, 'insert into pear values (1), (2), (3)');
  const { pid } = await postmaster(home);
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  let rows: unknown[] | undefined;
  while (!rows)
    rows = await ask(postgres.url, 'select count(*)::int as pears from pear').catch(() => undefined);
  assert.deepEqual(rows, [{ pears: 3 }]);
  await postgres.stop();
});

test('a data folder half made by a killed start is thrown away', async () => {
  const home = await newHome();
  // 2^22 is above every process number Linux gives.
  await mkdir(join(home, 'postgres', `data.${2 ** 22 + 1}.KZ3M`), { recursive: true });
  const postgres = await startPostgres(home);
  await postgres.stop();
  assert.deepEqual((await readdir(join(home, 'postgres'))).sort(), ['data', 'log', 'password', 'port']);
});

test('after a power cut the number of a dead PostgreSQL may belong to another program', async () => {
  const home = await newHome();
  await (await startPostgres(home)).stop();
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  await writeFile(
    file,
    `${process.pid}\n${join(home, 'postgres', 'data')}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`,
  );
  const postgres = await startPostgres(home);
  assert.deepEqual(await ask(postgres.url, 'select 1 as one'), [{ one: 1 }]);
  await postgres.stop();
});

test('when its port was taken meanwhile it takes another', async () => {
  const home = await newHome();
  const before = await startPostgres(home);
  await before.stop();
  const squatter = createServer().listen(Number(new URL(before.url).port), '127.0.0.1');
  await once(squatter, 'listening');
  const after = await startPostgres(home);
  assert.notEqual(new URL(after.url).port, new URL(before.url).port);
  assert.deepEqual(await ask(after.url, 'select 1 as one'), [{ one: 1 }]);
  await after.stop();
  squatter.close();
});
