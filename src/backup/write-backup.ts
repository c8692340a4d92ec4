import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { Stopped } from '../shared/stopped.ts';
import { sequencesOf, type Table, tablesOf } from './catalog.ts';
import { FORMAT, type Head, type Manifest } from './format.ts';
import { hashing } from './sums.ts';
import { type TarFile, writeTar } from './tar.ts';

const ROWS_AT_ONCE = 1000;
const PART_BYTES = 4 * 1024 * 1024;
// Values leave as PostgreSQL writes them, never through a JavaScript number or Date.
const AS_TEXT = { getTypeParser: () => (value: string) => value };

/**
 * Writes the whole county, as it was at one moment, into `file`: every table of every schema and the files. Others may
 * go on working. The file appears only when it is whole. Answers the number of rows in each table.
 */
export async function writeBackup(
  pool: pg.Pool,
  filesFolder: string,
  file: string,
): Promise<Manifest['tables']> {
  if (existsSync(file)) {
    throw new Stopped(`${file} 已经存在，请换一个文件名。`, `${file} exists already: choose another name.`);
  }
  const half = `${file}.${process.pid}.part`;
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'",
    );
    const manifest: Manifest = { tables: {}, sequences: [], sha256: {} };
    const target = createWriteStream(half, { mode: 0o600, flush: true });
    await pipeline(writeTar(contents(client, filesFolder, manifest)), createGzip(), target);
    await rename(half, file);
    return manifest.tables;
  } finally {
    await client.query('rollback');
    client.release();
    await rm(half, { force: true });
  }
}

async function* contents(
  client: pg.PoolClient,
  filesFolder: string,
  manifest: Manifest,
): AsyncGenerator<TarFile> {
  yield hashing(textFile('backup.json', JSON.stringify(await headOf(client))), manifest.sha256);
  let number = 0;
  for (const table of await tablesOf(client)) {
    for await (const part of partsOf(client, table, manifest)) {
      number += 1;
      yield hashing(textFile(`tables/${number}.ndjson`, part), manifest.sha256);
    }
  }
  for await (const file of filesIn(filesFolder)) yield hashing(file, manifest.sha256);
  manifest.sequences.push(...(await sequencesOf(client)));
  yield textFile('manifest.json', JSON.stringify(manifest));
}

async function headOf(client: pg.PoolClient): Promise<Head> {
  const { rows } = await client.query('select context, name, sha256 from shared.migration order by 1, 2');
  return { format: FORMAT, takenAt: new Date().toISOString(), migrations: rows };
}

/** A table's rows in files of a few megabytes, so that neither side ever holds a whole table. */
async function* partsOf(client: pg.PoolClient, table: Table, manifest: Manifest): AsyncGenerator<string> {
  const head = `${JSON.stringify({ table: table.name, columns: table.columns })}\n`;
  await client.query(
    `declare part no scroll cursor for select ${table.columns.join(', ')} from ${table.name}`,
  );
  let count = 0;
  let part = head;
  for (;;) {
    const { rows } = await client.query({
      text: `fetch ${ROWS_AT_ONCE} from part`,
      rowMode: 'array',
      types: AS_TEXT,
    });
    for (const row of rows) part += `${JSON.stringify(row)}\n`;
    count += rows.length;
    if (part.length > PART_BYTES || (rows.length === 0 && part !== head)) {
      yield part;
      part = head;
    }
    if (rows.length === 0) break;
  }
  await client.query('close part');
  manifest.tables[table.name] = count;
}

async function* filesIn(folder: string): AsyncGenerator<TarFile> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    yield { name: join('files', relative(folder, path)), size, pieces: createReadStream(path) };
  }
}

function textFile(name: string, text: string): TarFile {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, pieces: Readable.from([bytes]) };
}
