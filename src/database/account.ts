import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Stopped } from '../shared/stopped.ts';

/** As whom PostgreSQL runs. It refuses to run as root, so root lends it another account. */
export interface Account {
  /** Passed to spawn; empty when the command line changes the account itself, or nothing needs to change. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Who must own the data; undefined: whoever runs this process. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  command(program: string, ...args: string[]): [string, ...string[]];
}

const plain = (program: string, ...args: string[]): [string, ...string[]] => [program, ...args];

/**
 * The account for data below `home`, which exists. As root, the first of these that may enter it: the owner of the
 * folder, the system's `postgres` (made if there is none), and last a user namespace in which root looks like nobody,
 * which also passes a 0700 folder of root's.
 */
export function accountFor(home: string): Account {
  if (process.getuid?.() !== 0) return { identity: {}, command: plain };

  const owner = statSync(home);
  const candidates = [
    ...(owner.uid === 0 ? [] : [as(owner.uid, owner.gid)]),
    () => systemAccount(),
    () => namespaced,
  ];
  for (const candidate of candidates) {
    const account = candidate();
    if (account && enters(account, home)) return account;
  }
  throw new Stopped(
    `以 root 运行时，PostgreSQL 要用另一个账户，而它进不了 ${home} 的上级文件夹。请把 MAIDEHAO_HOME 设到人人可进入的文件夹（例如 /var/lib/maidehao），或用普通用户运行。`,
    `Run as root, PostgreSQL needs another account, which may not enter the folders above ${home}. Set MAIDEHAO_HOME to a folder everyone may enter (such as /var/lib/maidehao), or run as an ordinary user.`,
  );
}

function as(uid: number, gid: number): () => Account {
  return () => ({ identity: { uid, gid }, owner: { uid, gid }, command: plain });
}

const namespaced: Account = {
  identity: {},
  owner: { uid: 0, gid: 0 },
  command: (program, ...args) => [
    'unshare',
    '--user',
    '--map-user=65534',
    '--map-group=65534',
    program,
    ...args,
  ],
};

function systemAccount(): Account | undefined {
  let ids = lookUp('postgres');
  if (!ids) {
    spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
    ids = lookUp('postgres');
  }
  return ids && as(ids.uid, ids.gid)();
}

function lookUp(user: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function enters(account: Account, folder: string): boolean {
  const [command, ...args] = account.command('/bin/sh', '-c', 'cd "$0"', folder);
  return spawnSync(command, args, { ...account.identity, cwd: '/', stdio: 'ignore' }).status === 0;
}
