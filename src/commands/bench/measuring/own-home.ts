import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEnding } from '../../../shared/ending.ts';

/** Runs `work` with a new, empty MAIDEHAO_HOME of its own, gone afterwards, however it ends. */
export async function inOwnHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-bench-'));
  const remove = beforeEnding(() => rm(home, { recursive: true, force: true }));
  // PostgreSQL may run as another account, which has to pass through.
  await chmod(home, 0o711);
  try {
    return await work(home);
  } finally {
    await remove();
  }
}
