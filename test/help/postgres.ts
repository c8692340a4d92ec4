import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/database/postgres.ts';
import { beforeEnding, endOnSignals } from '../../src/shared/ending.ts';
import { atEnd } from './at-end.ts';

let shared: Promise<string> | undefined;

/**
 * The PostgreSQL tests run on: the one `bin/maidehao check` started for the whole run (`MAIDEHAO_TEST_DATABASE_URL`),
 * or, for a test file run by itself, a new one that ends with the file.
 */
export function testPostgres(): Promise<string> {
  shared ??= process.env.MAIDEHAO_TEST_DATABASE_URL
    ? Promise.resolve(process.env.MAIDEHAO_TEST_DATABASE_URL)
    : ownPostgres();
  return shared;
}

async function ownPostgres(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-test-'));
  const postgres = await startPostgres(home);
  const stop = beforeEnding(async () => {
    await postgres.stop();
    await rm(home, { recursive: true });
  });
  // A run that is broken off, by Ctrl-C or a time limit, leaves nothing behind either.
  endOnSignals();
  atEnd(stop);
  return postgres.url;
}
