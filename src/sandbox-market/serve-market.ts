import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { sandboxMarket } from './sandbox-market.ts';

const { MARKET_KEY, MARKET_HOOK, MARKET_PORT = '0', MARKET_POST, MARKET_NOW } = process.env;
if (!MARKET_KEY || !MARKET_HOOK) {
  console.error('MARKET_KEY 和 MARKET_HOOK 没有给出 · MARKET_KEY and MARKET_HOOK are not given');
  process.exit(1);
}
const clock = () => (MARKET_NOW ? new Date(MARKET_NOW) : new Date());
const app = sandboxMarket({
  ...{ key: MARKET_KEY, hookUrl: MARKET_HOOK, clock },
  post: MARKET_POST === 'held' ? 'held' : 'prompt',
});
const server = serve(
  { fetch: app.fetch, port: Number(MARKET_PORT), hostname: '127.0.0.1' },
  ({ port }: AddressInfo) => console.log(`http://127.0.0.1:${port}`),
);
const stop = () => server.close(() => process.exit(0));
process.once('SIGTERM', stop);
// Ends with the process that started it, also when that was killed and could not say so.
process.once('disconnect', () => process.exit(0));
