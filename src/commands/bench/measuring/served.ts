import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEnding } from '../../../shared/ending.ts';
import { root } from '../../../shared/root.ts';
import { Stopped } from '../../../shared/stopped.ts';

/** A Maidehao that runs as a process of its own, as `bin/maidehao start` runs it. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** From the call of the command to the first 200 of /health, in seconds. */
  readonly bootSeconds: number;
  /** What the server process holds in memory, in MB (10⁶ bytes); its PostgreSQL is not counted. */
  rssMb(): Promise<number>;
  stop(): Promise<void>;
}

export type Settings = Readonly<Record<string, string>>;

const EVERY_MS = 10;

/** Starts Maidehao with its data in `home`, on a free port unless the settings name one, and waits until it is ready. */
export async function serve(home: string, settings: Settings = {}): Promise<Served> {
  const port = settings.PORT ?? (await freePort());
  const began = performance.now();
  const child = maidehao(['start'], { MAIDEHAO_HOME: home, PORT: String(port), ...settings });
  const url = `http://127.0.0.1:${port}`;
  const stop = beforeEnding(async () => {
    if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'close');
  });
  const output = saidBy(child);
  while (!(await healthy(url))) {
    if (child.exitCode !== null)
      throw new Stopped(`没有启动：\n${output()}`, `It did not start:\n${output()}`);
    await pause(EVERY_MS);
  }
  const bootSeconds = (performance.now() - began) / 1000;
  return { url, pid: child.pid ?? 0, bootSeconds, rssMb: () => residentMb(child.pid), stop };
}

/** Runs one subcommand to its end, with its data in `home`, and answers the seconds it took. */
export async function ran(args: readonly string[], home: string): Promise<number> {
  const began = performance.now();
  const child = maidehao(args, { MAIDEHAO_HOME: home });
  const stop = beforeEnding(async () => {
    if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'close');
  });
  const output = saidBy(child);
  const [code] = await once(child, 'close');
  await stop();
  if (code !== 0) throw new Stopped(`没有做完：\n${output()}`, `It did not end well:\n${output()}`);
  return (performance.now() - began) / 1000;
}

/** With nothing of the caller's settings: what is measured is the program as it comes. */
function maidehao(args: readonly string[], settings: Settings): ChildProcess {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return spawn(join(root, 'bin', 'maidehao'), args, {
    env: { PATH, HOME, LANG, TMPDIR, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function saidBy(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return () => said;
}

function healthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok;
    },
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
