import type pg from 'pg';
import { startPostgres } from '../../database/postgres.ts';
import { openDb } from '../../shared/database.ts';
import { beforeEnding } from '../../shared/ending.ts';
import type { Bench } from './measuring/bench.ts';
import { inOwnHome } from './measuring/own-home.ts';
import { countFromNextStart } from './measuring/query-counts.ts';
import { ran, serve } from './measuring/served.ts';
import { fillCounty } from './shop/fill-county.ts';
import { measurePages, type PageFigures } from './shop/measure.ts';
import { shopPages, signedInBuyer } from './shop/pages.ts';
import { addPastOrders } from './shop/past-orders.ts';

const SIZE = { producers: 100, products: 1_000, rounds: 50 };
const FEW = 10_000;
const MANY = 1_000_000;

export const bench: Bench = {
  zh: `一个县 ${SIZE.producers} 户、${SIZE.products} 种产品、${SIZE.rounds} 个正在开的团：商店每种页面多快、问数据库几次，已有一万个订单和一百万个订单时各是多少。变慢的页面，把最慢的查询和它的计划写出来。`,
  en: `A county of ${SIZE.producers} producers, ${SIZE.products} products and ${SIZE.rounds} open group buys: how fast each kind of shop page is and how often it asks the database, with ten thousand past orders and with a million. Of what grows, the slowest query and its plan are printed.`,
  run: () =>
    inOwnHome(async (home) => {
      await ran(['seed'], home);
      await countFromNextStart(home);
      const postgres = await startPostgres(home);
      const stopPostgres = beforeEnding(() => postgres.stop());
      const { db, pool } = openDb(postgres.url);
      const closePool = beforeEnding(() => pool.end());
      await pool.query('create extension if not exists pg_stat_statements');
      await fillCounty(db, SIZE);
      const buyer = await signedInBuyer(db);
      await addPastOrders(db, FEW, buyer.personId);
      const served = await serve(home, { DATABASE_URL: postgres.url });
      const pages = await shopPages(db, buyer);
      const few = await measurePages(served.url, pages, pool);
      await addPastOrders(db, MANY - FEW, buyer.personId);
      const many = await measurePages(served.url, pages, pool);
      await served.stop();
      await tellGrown(pool, few, many);
      await closePool();
      await stopPostgres();
      return { ...SIZE, few: FEW, many: MANY, pages: print(few, many) };
    }),
};

function print(few: Record<string, PageFigures>, many: Record<string, PageFigures>) {
  console.log(`
| 页面 page | p50 | p95 | 查询 queries | p50, 10⁶ | p95, 10⁶ | 查询 queries, 10⁶ |
|---|---|---|---|---|---|---|`);
  return Object.fromEntries(
    Object.entries(few).map(([name, before]) => {
      const after = many[name] ?? before;
      const [p50_ms, p95_ms] = [before.p50_ms, before.p95_ms].map(rounded);
      const [p50_ms_many, p95_ms_many] = [after.p50_ms, after.p95_ms].map(rounded);
      const times = [`${p50_ms} ms`, `${p95_ms} ms`, before.queries];
      console.log(
        `| ${[name, ...times, `${p50_ms_many} ms`, `${p95_ms_many} ms`, after.queries].join(' | ')} |`,
      );
      const queries = { queries: before.queries, queries_many: after.queries };
      return [name, { p50_ms, p95_ms, p50_ms_many, p95_ms_many, ...queries }];
    }),
  );
}

/** Of each page whose statements take half as long again with many orders, the slowest statement and its plan. */
async function tellGrown(pool: pg.Pool, few: Record<string, PageFigures>, many: Record<string, PageFigures>) {
  const sum = ({ slowest }: PageFigures) => slowest.reduce((all, { ms }) => all + ms, 0);
  for (const [name, after] of Object.entries(many)) {
    const before = few[name];
    const [slowest] = after.slowest;
    if (!before || !slowest || sum(after) < 1.5 * sum(before) + 1) continue;
    console.log(
      `\n${name}: ${rounded(sum(before))} → ${rounded(sum(after))} ms in PostgreSQL\n${slowest.text}`,
    );
    const { rows } = await pool.query(`explain (generic_plan) ${slowest.text}`).catch(() => ({ rows: [] }));
    for (const row of rows) console.log(row['QUERY PLAN']);
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
