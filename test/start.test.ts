import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { postmasterOf } from '../src/database/postmaster.ts';
import { root } from '../src/shared/root.ts';
import { atEnd } from './help/at-end.ts';
import { emptyDatabase } from './help/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'maidehao-start-'));
atEnd(() => rm(folder, { recursive: true }));
await chmod(folder, 0o711);
const PRODUCTION = {
  DEMO: 'off',
  SECRET: 'for-tests-only-'.repeat(3),
  SMS_URL: 'https://sms.example.cn/send',
  SMS_KEY: 'for-tests-only-'.repeat(3),
  PORT: '0',
};

function maidehao(
  settings: NodeJS.ProcessEnv,
  program = join(root, 'bin', 'maidehao'),
  args = ['start', '--json'],
) {
  const { PATH, TMPDIR } = process.env;
  const child = spawn(program, args, { cwd: folder, env: { PATH, TMPDIR, ...settings } });
  atEnd(async () => child.kill('SIGKILL'));
  return child;
}

/** Everything it says until it ends, the last line of its standard output, and how it ends. */
async function ended(
  child: ChildProcess,
): Promise<{ code: number | null; says: string; lastLine: string | undefined }> {
  const { stdout, stderr } = child;
  assert.ok(stdout && stderr);
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code: child.exitCode, says: out + err, lastLine: out.trim().split('\n').at(-1) };
}

/** Its lines until it is ready; the address is in the last. */
async function ready(child: ChildProcess): Promise<{ url: string; lines: string[] }> {
  const lines: string[] = [];
  assert.ok(child.stdout);
  child.stderr?.on('data', (text) => lines.push(String(text)));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { url: JSON.parse(line).url, lines };
    lines.push(line);
  }
  throw new Error(`it ended before it was ready:\n${lines.join('\n')}`);
}

const dataOf = (home: string) => join(home, 'postgres', 'data');

test('it starts, answers, and Ctrl-C stops all it started', async () => {
  const home = join(folder, 'home');
  const child = maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home });
  const { url } = await ready(child);
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.ok(await postmasterOf(dataOf(home)));

  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  assert.equal(code, 130);
  assert.equal(await postmasterOf(dataOf(home)), undefined);
});

test('the second start finds what the first made', async () => {
  const home = join(folder, 'home');
  const made = (await stat(join(dataOf(home), 'PG_VERSION'))).mtimeMs;
  const child = maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home });
  const { url } = await ready(child);
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.equal((await stat(join(dataOf(home), 'PG_VERSION'))).mtimeMs, made);
  child.kill('SIGTERM');
  assert.equal((await once(child, 'close'))[0], 143);
});

test('killed without a word, it is taken over by the next start, which leaves nothing running either', async () => {
  const home = join(folder, 'home');
  const killed = maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home });
  await ready(killed);
  killed.kill('SIGKILL');
  await once(killed, 'close');
  const orphan = await postmasterOf(dataOf(home));
  assert.ok(orphan);

  const next = maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home });
  const { url } = await ready(next);
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.equal((await postmasterOf(dataOf(home)))?.pid, orphan.pid);
  next.kill('SIGINT');
  await once(next, 'close');
  assert.equal(await postmasterOf(dataOf(home)), undefined);
});

test('with DATABASE_URL it works on that database and makes none of its own', async () => {
  const { url: databaseUrl, pool } = await emptyDatabase();
  const home = join(folder, 'other');
  const child = maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home, DATABASE_URL: databaseUrl });
  const { url } = await ready(child);
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.deepEqual((await readdir(home)).includes('postgres'), false);
  child.kill('SIGINT');
  await once(child, 'close');
  assert.equal((await pool.query('select count(*)::int as migrations from shared.migration')).rows.length, 1);
});

test('a taken port is one sentence in each language, before anything is made', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  assert.ok(address && typeof address === 'object');
  const home = join(folder, 'never-made');
  const { code, says } = await ended(
    maidehao({ ...PRODUCTION, PORT: String(address.port), MAIDEHAO_HOME: home }),
  );
  squatter.close();
  assert.equal(code, 1);
  assert.match(says, new RegExp(`端口 ${address.port} 已被别的程序占用`));
  assert.match(says, new RegExp(`Port ${address.port} is taken by another program`));
  assert.doesNotMatch(says, /\n {4}at /);
  assert.deepEqual((await readdir(folder)).includes('never-made'), false);
});

const refusals: readonly [name: string, settings: NodeJS.ProcessEnv, zh: RegExp, en: RegExp][] = [
  [
    'a folder that cannot be written',
    { MAIDEHAO_HOME: '/dev/null/maidehao' },
    /不能在 \/dev\/null\/maidehao 里写入/,
    /Set MAIDEHAO_HOME to a folder you may write in/,
  ],
  [
    'a database that does not answer',
    { DATABASE_URL: 'postgres://maidehao@127.0.0.1:1/maidehao' },
    /连不上数据库 127\.0\.0\.1:1\/maidehao/,
    /Check DATABASE_URL/,
  ],
  ['a secret that is missing', { SECRET: '' }, /请改正/, /SECRET: needed outside demo mode/],
  ['a port that is no number', { PORT: 'eighty' }, /请改正/, /PORT/],
];

for (const [name, settings, zh, en] of refusals) {
  test(`${name} is one sentence in each language, and exit code 1`, async () => {
    const { code, says, lastLine } = await ended(
      maidehao({ ...PRODUCTION, MAIDEHAO_HOME: join(folder, 'refused'), ...settings }),
    );
    assert.equal(code, 1);
    assert.match(says, zh);
    assert.match(says, en);
    assert.doesNotMatch(says, /\n {4}at /);
    assert.equal(JSON.parse(lastLine ?? '').ok, false);
  });
}

test('a read-only folder is refused by name', {
  skip: process.getuid?.() === 0 && 'root may write anywhere',
}, async () => {
  const home = join(folder, 'read-only');
  await mkdir(home, { mode: 0o555 });
  const { code, says } = await ended(maidehao({ ...PRODUCTION, MAIDEHAO_HOME: home }));
  assert.equal(code, 1);
  assert.match(says, /Cannot write in .*read-only/);
});

test('an old Node without ours is one sentence in each language', async () => {
  const bare = join(folder, 'bare');
  await mkdir(join(bare, 'bin'), { recursive: true });
  await cp(join(root, 'bin', 'maidehao'), join(bare, 'bin', 'maidehao'));
  await writeFile(join(folder, 'node'), '#!/bin/sh\necho v20.20.2\n', { mode: 0o755 });
  const { code, says } = await ended(
    maidehao({ PATH: `${folder}:/usr/bin:/bin` }, join(bare, 'bin', 'maidehao'), ['start']),
  );
  assert.equal(code, 1);
  assert.match(says, /找不到 Node 24。请在 .*bare 运行 npm ci/);
  assert.match(says, /Node 24 was not found\. Run npm ci in .*bare/);
});

test('it runs through a link from any folder', async () => {
  const link = join(folder, 'linked');
  await symlink(join(root, 'bin', 'maidehao'), link);
  const { code, says } = await ended(maidehao({}, link, ['--help']));
  assert.equal(code, 0);
  assert.match(says, /maidehao backup FILE/);
});

test('when nobody reads on, it ends without a word and with the code of a broken pipe', async () => {
  // The reader is gone before anything is written, however slow the machine is.
  const piped =
    'mkfifo told; { read gone <told; "$0" --help; echo "code $?" >&2; } | { exec <&-; echo gone >told; }';
  const { says } = await ended(maidehao({}, 'sh', ['-c', piped, join(root, 'bin', 'maidehao')]));
  assert.equal(says, 'code 141\n');
});

const misuses: readonly (readonly string[])[] = [
  [],
  ['sell'],
  ['backup'],
  ['start', '--fast'],
  ['restore', 'a', 'b'],
];
for (const args of misuses) {
  test(`called as \`maidehao ${args.join(' ')}\` it says how, with exit code 2`, async () => {
    const { code, says } = await ended(maidehao({}, undefined, [...args]));
    assert.equal(code, 2);
    assert.match(says, /maidehao|start · check/);
  });
}
