import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEnding } from '../../shared/ending.ts';

/** Three parties who would watch a county's log. Here all are invented, and run by whoever runs the demo. */
const PARTIES = {
  inspection: '县农产品检测站（演示） | County inspection (demo)',
  consumers: '消费者委员会（演示） | Consumers’ council (demo)',
  university: '农业大学（演示） | Agricultural university (demo)',
} as const;
/** Type byte of an Ed25519 cosignature in a vkey (C2SP tlog-cosignature), as base64 begins. */
const COSIGNATURE = 4;

/**
 * Starts the demo's three witnesses, each a process with its own key and memory in `folder`, and answers the policy that asks for two of
 * them (C2SP tlog-policy).
 */
export async function startDemoWitnesses(folder: string, logVkey: string): Promise<string> {
  const witnesses = await Promise.all(
    Object.keys(PARTIES).map((party) => startWitness(join(folder, party), party, logVkey)),
  );
  const lines = witnesses.map(({ party, vkey, url }) => `witness ${party} ${vkey} ${url}`);
  const names = Object.entries(PARTIES).map(([party, called]) => `#maidehao called ${party} ${called}`);
  const group = `group witnesses 2 ${Object.keys(PARTIES).join(' ')}`;
  return [`log ${logVkey}`, ...lines, ...names, group, 'quorum witnesses', ''].join('\n');
}

async function startWitness(folder: string, party: string, logVkey: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const child = fork(
    new URL('./witness-process.ts', import.meta.url),
    [
      'witness',
      ...['--name', `demo.maidehao.invalid/${party}`],
      ...['--key', join(folder, 'key'), '--state', join(folder, 'state')],
      ...['--log', logVkey, '--port', '0', '--json'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], detached: true },
  );
  beforeEnding(() => ended(child));
  const { url, vkeys } = await answerOf(child);
  const vkey = vkeys.find((text) => Buffer.from(text.split('+')[2] ?? '', 'base64')[0] === COSIGNATURE);
  if (!vkey) throw new Error(`witness ${party} has no Ed25519 key`);
  return { party, url, vkey };
}

/** What the witness says once it listens: its last line is JSON. */
async function answerOf(
  child: ChildProcess,
): Promise<{ readonly url: string; readonly vkeys: readonly string[] }> {
  if (!child.stdout) throw new Error('a witness without output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return JSON.parse(line);
  }
  throw new Error('a witness ended before it listened');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
