import { promiseForLot } from '#selling';
import { startPostgres } from '../../../database/postgres.ts';
import { visitor } from '../../../shared/call.ts';
import { openDb } from '../../../shared/database.ts';
import { beforeEnding } from '../../../shared/ending.ts';
import { snapshot } from '../../../shared/transact.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { ran } from '../measuring/served.ts';

const TRIES = 2_000;
const FIRST = 200;

/**
 * What a promise takes over a real PostgreSQL: a lot of the demo county to one of its points, in a snapshot of its own, one after
 * another; the first are left out while plans and connections are made.
 */
export function promiseFigures(): Promise<object> {
  return inOwnHome(async (home) => {
    await ran(['seed'], home);
    const postgres = await startPostgres(home);
    const stopPostgres = beforeEnding(() => postgres.stop());
    const { db, pool } = openDb(postgres.url);
    const closePool = beforeEnding(() => pool.end());
    const lots = await db
      .selectFrom('origin.lot')
      .select(['id', 'countyId'])
      .where('status', '=', 'open')
      .orderBy('goodUntil', 'desc')
      .limit(100)
      .execute();
    const points = await db
      .selectFrom('delivery.node')
      .select('id')
      .where('kind', '<>', 'hub')
      .orderBy('id')
      .execute();
    const times: number[] = [];
    let promised = 0;
    for (let index = 0; index < FIRST + TRIES; index++) {
      const lot = lots[index % lots.length];
      const point = points[(index * 7) % points.length];
      if (!lot || !point) throw new Error('the demo county has no open lots or no points');
      const began = performance.now();
      const outcome = await snapshot(db, { county: lot.countyId, now: new Date(), actor: visitor }, (call) =>
        promiseForLot(call, { lotId: lot.id, nodeId: point.id }),
      );
      if (index >= FIRST) times.push(performance.now() - began);
      if (outcome.ok) promised++;
    }
    await closePool();
    await stopPostgres();
    if (promised === 0) throw new Error('nothing could be promised');
    const rounded = (share: number) => Number(quantile(times, share).toFixed(2));
    const figures = { promise_p50_ms: rounded(0.5), promise_p99_ms: rounded(0.99) };
    console.log(`promises\n  ${JSON.stringify(figures)}`);
    return figures;
  });
}
