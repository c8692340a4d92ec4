import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeEnding } from '../../shared/ending.ts';
import { root } from '../../shared/root.ts';

/** Tools of node_modules, by the script their `bin` names. All run on this same Node. */
const scripts = {
  vite: 'vite/bin/vite.js',
  tsc: 'typescript/bin/tsc',
  'svelte-kit': '@sveltejs/kit/svelte-kit.js',
  'svelte-check': 'svelte-check/bin/svelte-check',
  biome: '@biomejs/biome/bin/biome',
} as const;

export interface Ran {
  readonly passed: boolean;
  /** Everything it printed; empty when it printed straight to the terminal. */
  readonly output: string;
}

/** Runs a tool in the project folder and keeps what it prints. */
export function runTool(tool: keyof typeof scripts, args: readonly string[]): Promise<Ran> {
  return runNode([join(root, 'node_modules', scripts[tool]), ...args]);
}

/** Runs Node on a script in the project folder; `show` lets it print straight to the terminal. */
export async function runNode(
  args: readonly string[],
  { show = false, env = {} }: { readonly show?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  const stop = beforeEnding(async () => {
    if (child.exitCode === null) child.kill();
    await promise;
  });
  const code = await promise;
  await stop();
  return { passed: code === 0, output };
}
