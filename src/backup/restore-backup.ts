import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { dropAll } from '../database/drop-all.ts';
import { type Migration, migrate, migrations } from '../shared/migrate.ts';
import { Stopped } from '../shared/stopped.ts';
import { tablesOf } from './catalog.ts';
import { type Head, headSchema, type Manifest, manifestSchema } from './format.ts';
import { collectFiles } from './restore-files.ts';
import { intoTables } from './restore-tables.ts';
import { hashing, type Sums, wholeText } from './sums.ts';
import { readTar, type TarFile } from './tar.ts';

/**
 * Restores a backup into a database without rows, then brings it to this version's schema. All rows arrive in one
 * transaction with every key checked; a damaged or cut-off backup leaves the database empty. Answers the number of rows
 * in each table.
 */
export async function restoreBackup(
  pool: pg.Pool,
  filesFolder: string,
  file: string,
): Promise<Manifest['tables']> {
  await mustHaveNoRows(pool);
  await dropAll(pool);
  try {
    let manifest: Manifest | undefined;
    await pipeline(createReadStream(file), createGunzip(), async (source) => {
      manifest = await restoreFrom(pool, filesFolder, readTar(source));
    });
    if (!manifest) throw new Error('it is empty');
    await migrate(pool);
    return manifest.tables;
  } catch (error) {
    await dropAll(pool);
    if (error instanceof Stopped) throw error;
    const reason = (error as Error).message;
    throw new Stopped(
      `${file} 不是完整的备份（${reason}）。没有恢复任何内容，请换一份备份。`,
      `${file} is not a whole backup (${reason}). Nothing was restored: use another backup.`,
      error,
    );
  }
}

async function restoreFrom(
  pool: pg.Pool,
  filesFolder: string,
  archive: AsyncGenerator<TarFile>,
): Promise<Manifest> {
  const sums: Sums = {};
  const first = await archive.next();
  if (first.done || first.value.name !== 'backup.json') throw new Error('it does not begin like one');
  const head = headSchema.parse(JSON.parse(await wholeText(hashing(first.value, sums))));
  await migrate(pool, await theirMigrations(head));

  await using files = collectFiles(filesFolder);
  return await intoTables(pool, async (load) => {
    const counts: Manifest['tables'] = {};
    for await (const file of archive) {
      if (file.name === 'manifest.json') {
        const manifest = manifestSchema.parse(JSON.parse(await wholeText(file)));
        mustAgree(manifest, sums, counts);
        await load.sequences(manifest.sequences);
        await files.keep();
        return manifest;
      }
      const checked = hashing(file, sums);
      if (file.name.startsWith('files/')) await files.take(checked);
      else {
        const { table, rows } = await load.rows(await wholeText(checked));
        counts[table] = (counts[table] ?? 0) + rows;
      }
    }
    throw new Error('its end is missing');
  });
}

function mustAgree(manifest: Manifest, sums: Sums, counts: Manifest['tables']): void {
  const names = new Set([...Object.keys(manifest.sha256), ...Object.keys(sums)]);
  for (const name of names) if (manifest.sha256[name] !== sums[name]) throw new Error(`${name} was altered`);
  for (const [table, rows] of Object.entries(manifest.tables)) {
    if ((counts[table] ?? 0) !== rows)
      throw new Error(`${table} has ${counts[table] ?? 0} rows, not ${rows}`);
  }
}

/** The files of this version that had run where the backup was taken: its rows fit that schema and no other. */
async function theirMigrations(head: Head): Promise<Migration[]> {
  const ours = await migrations();
  const theirs = new Map(
    head.migrations.map((migration) => [`${migration.context}/${migration.name}`, migration.sha256]),
  );
  const shared = ours.filter(
    (migration) => theirs.get(`${migration.context}/${migration.name}`) === migration.sha256,
  );
  if (shared.length === theirs.size) return shared;
  throw new Stopped(
    '这份备份来自更新的版本。请用同样新或更新的程序恢复。',
    'This backup comes from a newer version. Restore it with that version or a newer one.',
  );
}

async function mustHaveNoRows(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name } of await tablesOf(client)) {
      const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
      if (rowCount === 0) continue;
      throw new Stopped(
        `数据库里已有内容（${name}），恢复只能进行在空的数据库上。请把 MAIDEHAO_HOME 设到新的文件夹，或让 DATABASE_URL 指向空的数据库。`,
        `The database already holds rows (${name}); a backup is restored into an empty one only. Set MAIDEHAO_HOME to a new folder, or DATABASE_URL to an empty database.`,
      );
    }
  } finally {
    client.release();
  }
}
