import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type pg from 'pg';
import { newCode, newId } from '#shared/id.ts';
import { atEnd } from '../../test/help/at-end.ts';
import { copyRow } from '../../test/help/copy-row.ts';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { emptyDatabase } from '../../test/help/database.ts';
import { demoDatabase } from '../../test/help/demo.ts';
import { tablesOf } from './catalog.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const county = await demoDatabase();
const folder = await mkdtemp(join(tmpdir(), 'maidehao-backup-'));
atEnd(() => rm(folder, { recursive: true }));
const files = join(folder, 'files');
const backup = join(folder, 'county.tar.gz');
const photo = Buffer.from(Array.from({ length: 70_001 }, (_, index) => (index * 31) % 256));

/** Each table with a fingerprint of all its rows, whatever their order. */
async function fingerprints(pool: pg.Pool): Promise<Map<string, string>> {
  const client = await pool.connect();
  try {
    const prints = new Map<string, string>();
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text collate "C"), '')) as print from ${name} t`,
      );
      prints.set(name, rows[0].print);
    }
    return prints;
  } finally {
    client.release();
  }
}

before(async () => {
  await county.pool.query(
    'insert into shared.settled_request (county_id, verb, asker, key, outcome, at) values ($1, $2, $3, $4, $5, $6)',
    [
      COUNTY,
      'odd',
      '',
      'tab\t line\n "quote" \\N {null} 金桔 🍊',
      { n: 0.1, s: '\u2028', none: null },
      MORNING,
    ],
  );
  await county.pool.query("select graphile_worker.add_job('announced', '{}')");
  await mkdir(join(files, 'ab'), { recursive: true });
  await writeFile(join(files, 'ab', 'photo.webp'), photo);
  await writeBackup(county.pool, files, backup);
});

test('a county restored is the county that was backed up: every table, sequence and photo', async () => {
  const { pool } = await emptyDatabase();
  const restored = join(folder, 'restored');
  await restoreBackup(pool, restored, backup);
  assert.deepEqual(await fingerprints(pool), await fingerprints(county.pool));
  assert.deepEqual(await readFile(join(restored, 'ab', 'photo.webp')), photo);

  const nextJob = "select nextval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id')) as id";
  const [here, there] = await Promise.all([pool.query(nextJob), county.pool.query(nextJob)]);
  assert.equal(here.rows[0].id, there.rows[0].id);
});

test('what guards the rows guards them again after a restore', async () => {
  const { pool } = await emptyDatabase();
  await restoreBackup(pool, join(folder, 'guarded'), backup);
  const guards = `select count(*) filter (where contype = 'f')::int as keys, (select count(*)::int from pg_trigger where tgenabled = 'D') as resting from pg_constraint`;
  const [here, there] = await Promise.all([pool.query(guards), county.pool.query(guards)]);
  assert.deepEqual(here.rows, there.rows);
  assert.equal(here.rows[0].resting, 0);
});

const ORPHANS: readonly [table: `${string}.${string}`, changes: object][] = [
  ['ordering.order_line_lot', { position: 99 }],
  ['delivery.shipment_line', { shipment_id: newId() }],
  ['ordering.order', { id: newId(), number: newCode(12), checkout_id: newId() }],
];
for (const [table, changes] of ORPHANS) {
  test(`a backup with a row of ${table} whose parent is missing is refused, though only a trigger sees to that`, async () => {
    const { db, pool } = await emptyDatabase();
    await restoreBackup(pool, join(folder, `with-${table}`), backup);
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    await copyRow(db, table, changes);
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
    const faulty = join(folder, `${table}.tar.gz`);
    await writeBackup(pool, files, faulty);
    const other = await emptyDatabase();
    await assert.rejects(restoreBackup(other.pool, join(folder, `from-${table}`), faulty), /foreign key/);
    await restoreBackup(other.pool, join(folder, `after-${table}`), backup);
  });
}

test('whatever sees to what rows belong to says so for a restore', async () => {
  const { rows } = await county.pool.query(
    `select tgname from pg_trigger where not tgisinternal and tgname ~ '_belong$' and obj_description(oid, 'pg_trigger') is null`,
  );
  assert.deepEqual(rows, []);
});

test('a database that holds anything is left alone', async () => {
  const before = await fingerprints(county.pool);
  await assert.rejects(restoreBackup(county.pool, files, backup), /already holds rows/);
  assert.deepEqual(await fingerprints(county.pool), before);
});

test('a backup never overwrites a file', async () => {
  await assert.rejects(writeBackup(county.pool, files, backup), /exists already/);
});

test('a backup that fails leaves no half file', async () => {
  const nowhere = join(folder, 'no-such-folder', 'county.tar.gz');
  await assert.rejects(writeBackup(county.pool, files, nowhere), /ENOENT/);
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('.part')),
    [],
  );
});

const damages: readonly [name: string, damage: (file: string) => Promise<void>][] = [
  ['cut off in the middle', async (file) => truncate(file, Math.floor((await readFile(file)).length / 2))],
  [
    'without its last part',
    async (file) => {
      const tar = gunzipSync(await readFile(file));
      const end = tar.lastIndexOf('manifest.json');
      await writeFile(file, gzipSync(Buffer.concat([tar.subarray(0, end), Buffer.alloc(1024)])));
    },
  ],
  [
    'with one letter changed',
    async (file) => {
      const tar = gunzipSync(await readFile(file));
      tar.write('梨', tar.indexOf('金桔'));
      await writeFile(file, gzipSync(tar));
    },
  ],
  ['that is no backup', (file) => writeFile(file, gzipSync('pears'))],
  ['that is not even compressed', (file) => writeFile(file, 'pears')],
];

for (const [name, damage] of damages) {
  test(`a backup ${name} is refused and leaves the database empty, ready for a good one`, async () => {
    const bad = join(folder, 'bad.tar.gz');
    await writeFile(bad, await readFile(backup));
    await damage(bad);
    const { pool } = await emptyDatabase();
    const target = join(folder, 'bad-files');
    await assert.rejects(restoreBackup(pool, target, bad), /is not a whole backup/);
    assert.deepEqual(
      (await readdir(folder)).filter((each) => each.startsWith('bad-files')),
      [],
    );
    await restoreBackup(pool, join(folder, 'good-files'), backup);
  });
}

test('a backup of a newer version is refused', async () => {
  const newer = join(folder, 'newer.tar.gz');
  await county.pool.query("insert into shared.migration values ('people', '9999-later.sql', 'x')");
  await writeBackup(county.pool, files, newer);
  await county.pool.query("delete from shared.migration where name = '9999-later.sql'");
  const { pool } = await emptyDatabase();
  await assert.rejects(restoreBackup(pool, join(folder, 'newer'), newer), /from a newer version/);
});

test('others may write while a backup is taken, and it still shows one moment', async () => {
  const busy = join(folder, 'busy.tar.gz');
  const count = async (pool: pg.Pool) =>
    (await pool.query("select count(*)::int as n from shared.settled_request where verb = 'busy'")).rows[0].n;
  const writing = new AbortController();
  const writer = (async () => {
    for (let index = 0; !writing.signal.aborted; index += 1) {
      // Two rows each time, in one statement: a backup that shows an odd number was taken between them.
      await county.pool.query(
        "insert into shared.settled_request (county_id, verb, asker, key, at) select $1, 'busy', side, $2, now() from unnest(array['left', 'right']) as side",
        [COUNTY, String(index)],
      );
    }
  })();
  await writeBackup(county.pool, files, busy);
  writing.abort();
  await writer;
  const { pool } = await emptyDatabase();
  await restoreBackup(pool, join(folder, 'busy'), busy);
  assert.equal((await count(pool)) % 2, 0);
});
