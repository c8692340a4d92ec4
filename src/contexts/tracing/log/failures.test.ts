import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { beginLog, lotThing, recordEvent } from '#tracing';
import { atEnd } from '../../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { LOG_NAMES, logged } from '../../../../test/help/county-log.ts';
import { KEYS_SECRET, testDatabase } from '../../../../test/help/database.ts';
import { root as project } from '../../../shared/root.ts';
import { parseCheckpoint } from '../kernel/tlog/checkpoint.ts';
import { leafHash, RightEdge } from '../kernel/tlog/merkle.ts';
import { parseNote } from '../kernel/tlog/note.ts';
import { TILE_WIDTH } from '../kernel/tlog/tiles.ts';
import { openTileFiles } from './tile-files.ts';

// Each failure with the progress expected after it: the log goes on, with every event once, and what was shown is still true.

const database = await testDatabase();
const { db, pool, url } = database;
const folder = await mkdtemp(join(tmpdir(), 'maidehao-failures-'));
atEnd(() => rm(folder, { recursive: true }));
await beginLog(pool, COUNTY, LOG_NAMES);

function keeper(): ChildProcess {
  const setting = { url, county: COUNTY, folder, secret: KEYS_SECRET, policy: '' };
  const child = spawn(
    process.execPath,
    [join(project, 'test', 'help', 'log-keeper.ts'), JSON.stringify(setting)],
    { stdio: 'ignore' },
  );
  atEnd(async () => child.kill('SIGKILL'));
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const recorded: string[] = [];
async function record(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const id = newId();
    const quantities = [
      { thing: lotThing('92045022400014', `L${number % 5}`), quantity: quantity('1', 'kg') },
    ];
    const what = { type: 'ObjectEvent', action: 'ADD', quantities } as const;
    await asCall(db, {}, (call) => recordEvent(call, { id, at: MORNING, bizStep: 'commissioning', what }));
    recorded.push(id);
  }
}

let shown = 0;
/** Everything recorded is in the log once, and the files are exactly that log. */
async function whole(): Promise<void> {
  await logged(database);
  const { rows } = await pool.query(
    'select entry, statement from tracing.log_entry where county_id = $1 order by index',
    [COUNTY],
  );
  const statements = rows.flatMap(({ statement }) => statement ?? []);
  assert.equal(new Set(statements).size, statements.length, 'nothing twice');
  assert.deepEqual(
    recorded.filter((id) => !statements.includes(id)),
    [],
    'nothing lost',
  );
  const note = parseNote(await readFile(join(folder, 'checkpoint'), 'utf8'));
  const checkpoint = note && parseCheckpoint(note.text);
  assert.ok(checkpoint?.ok);
  const { size, root } = checkpoint.value;
  assert.equal(size, rows.length);
  assert.ok(size >= shown, 'the log never shrinks');
  shown = size;
  const tree = new RightEdge();
  const files = await filesAsServed();
  for (let at = 0; at < size; at += TILE_WIDTH) {
    for (const entry of await files.entries(at / TILE_WIDTH, Math.min(TILE_WIDTH, size - at))) {
      assert.equal(Buffer.from(entry).toString(), rows[tree.size].entry);
      tree.push(leafHash(entry));
    }
  }
  assert.deepEqual(Buffer.from(tree.root()), Buffer.from(root));
}

async function filesAsServed() {
  // Read beside the keeper, whose half-written parts are not ours to clear away.
  const copy = await mkdtemp(join(tmpdir(), 'maidehao-served-'));
  atEnd(() => rm(copy, { recursive: true }));
  await cp(join(folder, 'tile'), join(copy, 'tile'), { recursive: true });
  return openTileFiles(copy);
}

test('killed again and again while steps are recorded', async () => {
  for (const after of [40, 300, 600, 900]) {
    const child = keeper();
    await Promise.all([record(20), pause(after)]);
    await killed(child);
  }
  const child = keeper();
  await whole();
  await killed(child);
});

test('a part of a tile that a crash left half-written', async () => {
  await record(3);
  await mkdir(join(folder, '.parts'), { recursive: true });
  await writeFile(join(folder, '.parts', '7'), 'half');
  const child = keeper();
  await whole();
  await killed(child);
});

/** Grows the log by some steps, and leaves it as `lies` makes it of what it was before: then the next keeper begins. */
async function killedWhen(lies: (before: { files: string; row: LogBefore }) => Promise<void>): Promise<void> {
  const files = await mkdtemp(join(tmpdir(), 'maidehao-before-'));
  atEnd(() => rm(files, { recursive: true }));
  await cp(folder, files, { recursive: true });
  const { rows } = await pool.query<LogBefore>(
    'select published_size, published from tracing.log where county_id = $1',
    [COUNTY],
  );
  await record(10);
  const first = keeper();
  await whole();
  await killed(first);
  await lies({ files, row: rows[0] as LogBefore });
  const child = keeper();
  await record(1);
  await whole();
  await killed(child);
}

interface LogBefore {
  readonly published_size: number;
  readonly published: string;
}

async function forgetPublishing({ published_size, published }: LogBefore): Promise<void> {
  await pool.query('update tracing.log set published_size = $2, published = $3 where county_id = $1', [
    COUNTY,
    published_size,
    published,
  ]);
}

test('killed after the entries were appended, before their tiles and the checkpoint', () =>
  killedWhen(async ({ files, row }) => {
    await rm(folder, { recursive: true });
    await cp(files, folder, { recursive: true });
    await forgetPublishing(row);
  }));

test('killed after the tiles were written, before the checkpoint', () =>
  killedWhen(async ({ files, row }) => {
    await cp(join(files, 'checkpoint'), join(folder, 'checkpoint'));
    await forgetPublishing(row);
  }));

test('killed after the checkpoint was shown, before the database says so', () =>
  killedWhen(({ row }) => forgetPublishing(row)));

test('the files are gone: they are written again from the database', async () => {
  await rm(join(folder, 'tile'), { recursive: true });
  await rm(join(folder, 'checkpoint'));
  const child = keeper();
  await record(1);
  await whole();
  await killed(child);
});

test('the lock is lost, and PostgreSQL drops every connection of the keeper', async () => {
  const child = keeper();
  await record(5);
  await whole();
  await pool.query(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()",
  );
  await record(5);
  await whole();
  await killed(child);
});

test('two sequencers: one leads, the other takes over when it is killed', async () => {
  const [one, two] = [keeper(), keeper()];
  await record(10);
  await whole();
  await killed(one);
  await record(10);
  await whole();
  await killed(two);
});

test('the disk takes no tile for a while', async () => {
  await rename(join(folder, 'tile'), join(folder, 'tile-away'));
  await writeFile(join(folder, 'tile'), 'no folder');
  const child = keeper();
  // Recording does not wait for the log.
  await record(5);
  await pause(500);
  await rm(join(folder, 'tile'));
  await rename(join(folder, 'tile-away'), join(folder, 'tile'));
  await whole();
  await killed(child);
});

test('the database is rolled back to an older backup: it is brought forward from what was published', async () => {
  const tables = ['log', 'log_entry', 'log_line', 'log_tile', 'pending', 'event', 'event_thing'];
  for (const table of tables) await pool.query(`create table backup_${table} as table tracing.${table}`);
  const first = keeper();
  await record(8);
  await whole();
  await killed(first);
  for (const table of tables) {
    await pool.query(`alter table tracing.${table} disable trigger user; truncate tracing.${table}`);
    await pool.query(`insert into tracing.${table} overriding system value select * from backup_${table}`);
    await pool.query(`alter table tracing.${table} enable trigger user`);
  }
  const child = keeper();
  await record(4);
  await whole();
  await killed(child);
});
