import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../database/postgres.ts';
import { beforeEnding } from '../../shared/ending.ts';

/** Runs `work` with a new, empty PostgreSQL and a folder for temporary files, both gone afterwards, however it ends. */
export async function withPostgres<T>(work: (url: string, folder: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-check-'));
  const remove = beforeEnding(() => rm(home, { recursive: true, force: true }));
  // PostgreSQL may run as another account, which has to pass through.
  await chmod(home, 0o711);
  const folder = join(home, 'tmp');
  await mkdir(folder);
  const postgres = await startPostgres(home);
  const stop = beforeEnding(() => postgres.stop());
  try {
    return await work(postgres.url, folder);
  } finally {
    await stop();
    await remove();
  }
}
