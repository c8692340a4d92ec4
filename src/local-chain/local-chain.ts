import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '#shared/root.ts';

/** An Ethereum chain of one node on this machine: for the demo and for tests, proving nothing to anybody else. */
export interface LocalChain {
  readonly url: string;
  /** A key that has money there. It is printed in anvil's documentation: never use it elsewhere. */
  readonly key: string;
  stop(): Promise<void>;
}

// The first account of anvil's well-known test mnemonic.
const KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
// Its input breaks off when this process ends, however it ends: the chain never outlives it.
const GUARD = '"$@" & chain=$!; cat > /dev/null; kill $chain; wait $chain';
const BUILDS: Readonly<Record<string, string>> = { x64: 'anvil-linux-amd64', arm64: 'anvil-linux-arm64' };

/** Whether npm brought the program for this machine. */
export function localChainFits(): boolean {
  return existsSync(program());
}

/**
 * Starts the chain; with a `folder` it goes on where it stood there when it was last stopped. Rejects when the program ends before it
 * listens.
 */
export async function startLocalChain({
  folder,
  port = 0,
}: {
  folder?: string;
  port?: number;
} = {}): Promise<LocalChain> {
  if (folder) await mkdir(folder, { recursive: true });
  const kept = folder ? ['--state', join(folder, 'chain.json'), '--state-interval', '60'] : [];
  const args = ['--host', '127.0.0.1', '--port', String(port), '--accounts', '1', ...kept];
  const child = spawn('sh', ['-c', GUARD, 'sh', program(), ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  return { url: await addressOf(child), key: KEY, stop: () => stopped(child) };
}

function program(): string {
  return join(root, 'node_modules', '@foundry-rs', BUILDS[process.arch] ?? process.arch, 'bin', 'anvil');
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the local chain has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Listening on (\S+)/.exec(line) ?? [];
    if (address) {
      child.stdout.resume();
      return `http://${address}`;
    }
  }
  throw new Error('the local chain ended before it listened');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.stdin?.end();
  await closed;
}
