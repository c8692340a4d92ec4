import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { atEnd } from './at-end.ts';

const process_ = fileURLToPath(new URL('../../src/sandbox-market/serve-market.ts', import.meta.url));

/** The simulated marketplace in a process of its own, whose letters wait until they are asked for. Ends with the test file. */
export async function openMarketplace(setting: { key: string; hookUrl: string; now: Date }) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', process_], {
    env: {
      ...process.env,
      MARKET_KEY: setting.key,
      MARKET_HOOK: setting.hookUrl,
      MARKET_POST: 'held',
      MARKET_NOW: setting.now.toISOString(),
    },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  atEnd(async () => child.kill('SIGKILL'));
  const [url] = await new Promise<[string]>((found, fail) => {
    createInterface({ input: child.stdout ?? process.stdin }).once('line', (line) => found([line]));
    child.once('exit', () => fail(new Error('the marketplace did not start')));
  });

  async function send(path: string, form: Readonly<Record<string, string>> = {}) {
    const answer = await fetch(url + path, { method: 'POST', body: new URLSearchParams(form) });
    return { ok: answer.ok, body: (await answer.json()) as Record<string, unknown> };
  }

  return {
    url,
    /** A buyer pays for packs; answers the order's number, or undefined when there are not so many. */
    async buy(sku: string, packs: number): Promise<string | undefined> {
      const { ok, body } = await send('/buy', {
        ...{ sku, packs: String(packs) },
        ...{ name: '李小红', phone: '13877321234' },
      });
      return ok ? String(body.number) : undefined;
    },
    cancel: async (number: string) => (await send('/cancel', { number })).ok,
    /** Delivers what waits. */
    post: (manner: { order?: 'reversed'; times?: string } = {}) => send('/post', { ...manner }),
    losePost: () => send('/post', { lose: 'all' }),
    loseNextAnswer: () => send('/misbehave'),
  };
}
