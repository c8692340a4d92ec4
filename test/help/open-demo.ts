import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from './at-end.ts';
import { demoDatabase } from './demo.ts';

export const COUNTY = '450224';

/** The demo county with its pages open and its reactions running, at the moment the clock tells; the sandbox takes the money. */
export async function openDemo(clock: () => Date) {
  const { db, pool, home } = await demoDatabase();
  const config = {
    host: '127.0.0.1',
    port: 0,
    county: COUNTY,
    secret: newId(),
    home,
    sandboxPay: true,
    demo: true,
  };
  const server = await startServer({ config, db, clock });
  atEnd(() => server.stop());
  const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: clock });
  atEnd(() => worker.stop());
  return { db, pool, server };
}
