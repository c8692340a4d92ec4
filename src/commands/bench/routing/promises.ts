import { promiseForLot } from '#selling';
import { startPostgres } from '../../../database/postgres.ts';
import { visitor } from '../../../shared/call.ts';
import { openDb } from '../../../shared/database.ts';
import { beforeEnding } from '../../../shared/ending.ts';
import { migrate } from '../../../shared/migrate.ts';
import { snapshot } from '../../../shared/transact.ts';
import { cpuSeconds } from '../measuring/cpu-time.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { madePromiseCounty, ordersInFlight } from './promise-county.ts';

const COUNTY = '450224';
const TRIES = 3_000;
const FIRST = 300;

/**
 * What a promise takes over a real PostgreSQL, in a county of 337 places, 672 services, 5,000 lots and 60,000 parcels on their way, while
 * other orders take their places: a lot to a point, in a snapshot of its own, one after another. The first are left out while plans and
 * connections are made. `promise_cpu_ms` is what all of it costs the processor a promise, PostgreSQL and the other orders too.
 */
export function promiseFigures(): Promise<object> {
  return inOwnHome(async (home) => {
    const postgres = await startPostgres(home);
    const stopPostgres = beforeEnding(() => postgres.stop());
    const { db, pool } = openDb(postgres.url);
    const closePool = beforeEnding(() => pool.end());
    await migrate(pool);
    const { lotIds, nodeIds } = await madePromiseCounty(db);
    const times: number[] = [];
    let promised = 0;
    let over = false;
    const others = ordersInFlight(db, () => over);
    let cpu = await cpuSeconds();
    for (let index = 0; index < FIRST + TRIES; index++) {
      if (index === FIRST) cpu = await cpuSeconds();
      const lotId = lotIds[(index * 37) % lotIds.length] ?? '';
      const nodeId = nodeIds[(index * 7) % nodeIds.length] ?? '';
      const began = performance.now();
      const outcome = await snapshot(db, { county: COUNTY, now: new Date(), actor: visitor }, (call) =>
        promiseForLot(call, { lotId, nodeId }),
      );
      if (index >= FIRST) times.push(performance.now() - began);
      if (outcome.ok) promised++;
    }
    cpu = (await cpuSeconds()) - cpu;
    over = true;
    const meanwhile = await others;
    await closePool();
    await stopPostgres();
    if (promised < FIRST + TRIES) throw new Error(`only ${promised} of ${FIRST + TRIES} could be promised`);
    const rounded = (value: number) => Number(value.toFixed(2));
    const figures = {
      ...{ promise_p50_ms: rounded(quantile(times, 0.5)), promise_p99_ms: rounded(quantile(times, 0.99)) },
      promise_cpu_ms: rounded((1_000 * cpu) / TRIES),
    };
    console.log(`promises\n  ${JSON.stringify({ ...figures, meanwhile })}`);
    return figures;
  });
}
