import { randomBytes } from 'node:crypto';
import { setMerchant } from '#paying';
import { platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { transact } from '#shared/transact.ts';
import { deliverNotices } from './notices.ts';
import { sandboxPay } from './sandbox-pay.ts';

export interface Sandbox {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly stop: () => Promise<void>;
}

/**
 * Opens the sandbox provider beside a running server and gives the county an account there, under a key made for this run.
 *
 * @param url where the server answers on this machine, e.g. `http://127.0.0.1:3000`
 */
export async function openSandbox(parts: {
  db: Db;
  county: string;
  url: string;
  clock: () => Date;
}): Promise<Sandbox> {
  const { db, county, url, clock } = parts;
  const key = randomBytes(32).toString('hex');
  await transact(db, { county, now: clock(), actor: platform }, (call) =>
    setMerchant(call, {
      provider: 'sandbox',
      apiUrl: `${url}/sandbox-pay`,
      cashierUrl: '/sandbox-pay/cashier',
      notifyUrl: `${url}/api/payments/notices/sandbox`,
      key,
    }),
  );
  const delivery = deliverNotices(db, key, clock);
  const app = sandboxPay(db, key, clock);
  return { fetch: (request) => app.fetch(request), stop: delivery.stop };
}
