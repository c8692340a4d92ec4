import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Browser, chromium } from 'playwright-core';
import { atEnd } from './at-end.ts';
import { testPostgres } from './postgres.ts';

const OF_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
// Root may not use Chromium's own sandbox; small machines have a small /dev/shm.
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A real Chromium: the machine's own, or the one npm brought, with the system libraries it needs. Closed when the file ends. */
export async function openBrowser(): Promise<Browser> {
  const own = OF_THE_MACHINE.find((path) => existsSync(path));
  const browser = await chromium.launch(own ? { executablePath: own, args: FLAGS } : await packaged());
  atEnd(() => browser.close());
  return browser;
}

async function packaged() {
  if (!process.env.MAIDEHAO_TEST_DATABASE_URL) await privateTemporaryFolder();
  const before = { ...process.env };
  // By this it knows to unpack its own libraries (nss and others) and where to find them.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts'))
    process.env.FONTCONFIG_PATH = '/etc/fonts';
  const { default: bundle } = await import('@sparticuz/chromium');
  const executablePath = await oneAtATime(() => bundle.executablePath());
  const env = { ...process.env } as Record<string, string>;
  // Those libraries are the browser's alone: a PostgreSQL started later must not load them.
  for (const name of ['AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  return { executablePath, args: FLAGS, env };
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
