import { sql } from 'kysely';
import { unlockKeys } from '#tracing';
import { startPostgres } from '../../database/postgres.ts';
import { type Db, openDb } from '../../shared/database.ts';
import { beforeEnding } from '../../shared/ending.ts';
import type { Crowd, Wanted } from './drop/crowd.ts';
import { naiveRate } from './drop/naive.ts';
import { pgbenchTps } from './drop/pgbench.ts';
import { sendCrowd } from './drop/send-crowd.ts';
import { openStalls, signWith } from './drop/stalls.ts';
import { settledDown, type Wrong, wrongIn } from './drop/standing.ts';
import type { Bench } from './measuring/bench.ts';
import { inOwnHome } from './measuring/own-home.ts';
import { quantile } from './measuring/quantile.ts';
import { type Served, serve } from './measuring/served.ts';

const SECRET = 'of no use after the measurement..';
const LOTS = 200;
const PROCESSES = 4;
const LONG = 60;
const SHORT = 15;
const TURNS = 2;
const BUYERS = 800;

export const bench: Bench = {
  zh: '一个爆款批次一秒能卖出多少已付款的订单：一分钟，真实 HTTP、真实数据库、真实的支付通知；旁边是 pgbench 和一单一事务；再轮流看 200 个批次和一个批次，最后是 4 个进程；卖超、丢失、重复各几单。六分钟左右。',
  en: 'Paid orders a second on one hot lot for a minute, over real HTTP with a real database and payment notices; beside it pgbench and one transaction an order; then 200 lots at once and one by turns, and 4 processes on one lot; how many oversold, lost and doubled. About six minutes.',
  run: () =>
    inOwnHome(async (home) => {
      const postgres = await startPostgres(home);
      const stopPostgres = beforeEnding(() => postgres.stop());
      const { db, pool } = openDb(postgres.url);
      const closePool = beforeEnding(() => pool.end());
      const started = () => serve(home, { DATABASE_URL: postgres.url, SECRET });
      const servers: Served[] = [await started()];
      unlockKeys(SECRET);
      const [hot = [], ...others] = await openStalls(db, 1 + LOTS);
      const pgbench = await pgbenchTps(postgres.url);
      const naive = await naiveRate(db, hot, SHORT);
      const selling = (given: Partial<Crowd>) => sold(db, servers, { goods: hot, ...given });
      await selling({ seconds: SHORT });
      const one = await selling({ seconds: LONG });
      // By turns and in the same database, which is slower the fuller it is.
      const many: Sold[] = [];
      const again: Sold[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        many.push(await selling({ seconds: SHORT, goods: spread(others) }));
        again.push(await selling({ seconds: SHORT }));
      }
      while (servers.length < PROCESSES) servers.push(await started());
      const four = await selling({ seconds: SHORT });
      for (const server of servers) await server.stop();
      await closePool();
      await stopPostgres();
      const wrong = [one, ...many, ...again, four].map((each) => each.wrong);
      const figures = {
        paid_orders_per_s: Math.round(one.perSecond),
        buyers: BUYERS,
        p50_ms: Math.round(one.p50Ms),
        p99_ms: Math.round(one.p99Ms),
        order_p99_ms: Math.round(one.orderP99Ms),
        heard_after_s: Number(one.heardAfter.toFixed(1)),
        pgbench_tps: Math.round(pgbench.tps),
        naive_orders_per_s: Math.round(naive),
        lots200_orders_per_s: Math.round(meanRate(many)),
        one_lot_beside_orders_per_s: Math.round(meanRate(again)),
        processes4_orders_per_s: Math.round(four.perSecond),
        oversold: added(wrong, 'oversold'),
        lost: added(wrong, 'lost'),
        doubled: added(wrong, 'doubled'),
        unbalanced: added(wrong, 'unbalanced'),
      };
      for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(24)} ${value}`);
      return { ...figures, pgbench_by: pgbench.by };
    }),
};

type Sold = Awaited<ReturnType<typeof sold>>;

/** Sells to a crowd until its time is over and everything it led to was heard; counted until then, so that nothing is put off. */
async function sold(
  db: Db,
  servers: readonly Served[],
  given: Partial<Crowd> & { readonly goods: readonly Wanted[] },
) {
  await signWith(db, SECRET);
  await sql`vacuum analyze`.execute(db);
  const since = new Date();
  const ports = servers.map(({ url }) => Number(new URL(url).port));
  const crowd = await sendCrowd({ ports, key: SECRET, buyers: BUYERS, seconds: SHORT, ...given });
  const heardAfter = await settledDown(db);
  const refused = Object.entries(crowd.refused);
  if (refused.length > 0)
    console.error(`refused: ${refused.map(([code, count]) => `${code} ${count}`).join(', ')}`);
  return {
    perSecond: crowd.paid / (crowd.seconds + heardAfter),
    p50Ms: quantile(crowd.checkoutMs, 0.5),
    p99Ms: quantile(crowd.checkoutMs, 0.99),
    orderP99Ms: quantile(crowd.orderMs, 0.99),
    heardAfter,
    wrong: await wrongIn(db, crowd.paid, since),
  };
}

/** The nth of every lot, then the next: buyers that follow each other want different lots. */
function spread(stalls: readonly (readonly Wanted[])[]): Wanted[] {
  const points = Math.max(...stalls.map(({ length }) => length));
  return Array.from({ length: points }, (_, point) => stalls.flatMap((stall) => stall[point] ?? [])).flat();
}

function meanRate(sales: readonly Sold[]): number {
  return sales.reduce((sum, { perSecond }) => sum + perSecond, 0) / sales.length;
}

function added(wrong: readonly Wrong[], figure: keyof Wrong): number {
  return wrong.reduce((sum, each) => sum + each[figure], 0);
}
