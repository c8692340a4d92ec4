import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../src/commands/bench/measuring/chromium.ts';
import { atEnd } from './at-end.ts';
import { testPostgres } from './postgres.ts';

/** A real Chromium, closed when the file ends. */
export async function openBrowser(): Promise<Browser> {
  if (!process.env.MAIDEHAO_TEST_DATABASE_URL) await privateTemporaryFolder();
  const browser = await launchChromium(oneAtATime);
  atEnd(() => browser.close());
  return browser;
}

/** Test files run side by side, and a half-unpacked browser looks whole to the next: the database they share is the lock. */
async function oneAtATime<T>(unpack: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await testPostgres() });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('browser'))");
    return await unpack();
  } finally {
    await client.end();
  }
}

/** It unpacks into the temporary folder, which a run of `bin/maidehao check` makes its own; a file run alone does so here. */
async function privateTemporaryFolder(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'maidehao-browser-'));
  process.env.TMPDIR = folder;
  atEnd(() => rm(folder, { recursive: true, force: true }));
}
