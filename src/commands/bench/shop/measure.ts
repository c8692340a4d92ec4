import type pg from 'pg';
import { quantile } from '../measuring/quantile.ts';
import { received } from '../measuring/received.ts';
import type { ShopPage } from './pages.ts';

const WARM_UP = 40;
const REQUESTS = 200;
const BY_THE_CLOCK = '%(graphile_worker|sandbox_pay|pg_stat_statements|tracing.log)%';

export interface PageFigures {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly queries: number;
  /** The statements of one request by the time PostgreSQL needs for them, most first. */
  readonly slowest: readonly { readonly ms: number; readonly text: string }[];
}

/** Each kind of page in turn, one request after the other, so that whatever else the machine does slows all of them alike. */
export async function measurePages(
  url: string,
  pages: readonly ShopPage[],
  pool: pg.Pool,
): Promise<Record<string, PageFigures>> {
  const times = pages.map((): number[] => []);
  for (let round = 0; round < WARM_UP + REQUESTS; round += 1) {
    for (const [place, page] of pages.entries()) {
      const took = await timed(url, page, round);
      if (round >= WARM_UP) times[place]?.push(took);
    }
  }
  const figures: [string, PageFigures][] = [];
  for (const [place, page] of pages.entries()) {
    const of = times[place] ?? [];
    figures.push([
      page.name,
      { p50_ms: quantile(of, 0.5), p95_ms: quantile(of, 0.95), ...(await counted(url, page, pool)) },
    ]);
  }
  return Object.fromEntries(figures);
}

async function timed(url: string, { name, paths, cookie }: ShopPage, round: number): Promise<number> {
  const path = paths[round % paths.length];
  if (path === undefined) throw new RangeError(`no address of ${name}`);
  const began = performance.now();
  const { status } = await received(url + path, { cookie });
  if (status !== 200) throw new Error(`${path} answers ${status}`);
  return performance.now() - began;
}

async function counted(url: string, page: ShopPage, pool: pg.Pool) {
  await pool.query('select pg_stat_statements_reset()');
  for (const round of page.paths.keys()) await timed(url, page, round);
  const { rows } = await pool.query<{ calls: number; ms: number; text: string }>(
    `select calls::int, total_exec_time / $2 as ms, query as text from pg_stat_statements
     where query not similar to $1 order by total_exec_time desc`,
    [BY_THE_CLOCK, page.paths.length],
  );
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  return {
    queries: Math.ceil(calls / page.paths.length),
    slowest: rows.slice(0, 3).map(({ ms, text }) => ({ ms, text: text.replace(/\s+/g, ' ') })),
  };
}
