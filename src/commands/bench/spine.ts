import type { Bench } from './measuring/bench.ts';
import { inOwnHome } from './measuring/own-home.ts';
import { type PageTimes, timePages } from './measuring/page-times.ts';
import { type PageWeight, weigh } from './measuring/page-weight.ts';
import { countFromNextStart, countQueries } from './measuring/query-counts.ts';
import { ran, type Served, type Settings, serve } from './measuring/served.ts';
import { addressesOn, type PageName, pageNames } from './spine/addresses.ts';
import { type Figures, type PageFigures, printFigures } from './spine/figures.ts';

const LARGE = 50;
const NO_DEMO: Settings = {
  DEMO: 'off',
  SECRET: 'of no use after the measurement..',
  SMS_URL: 'http://127.0.0.1:9/never-sent',
  SMS_KEY: 'of no use either',
};

export const bench: Bench = {
  zh: `启动要多久、占多少内存，首页、商品页和扫码页有多大、多快、问数据库几次，数据多 ${LARGE} 倍时又怎样。十分钟左右。`,
  en: `How long a start takes and what it holds in memory; how heavy and how fast the home, product and scan page are and how often they ask the database; the same with ${LARGE} times the data. About ten minutes.`,
  async run(): Promise<Figures> {
    const boot_cold_empty_s = await inOwnHome((home) => bootOf(home, NO_DEMO));
    const figures = await inOwnHome((plain) =>
      inOwnHome(async (large) => {
        const boot_cold_s = await bootOf(plain);
        const seed_s_x50 = await ran(['seed', '--scale', String(LARGE)], large);
        const looked = await lookAt(plain, large);
        return { boot_cold_s, boot_cold_empty_s, ...looked, seed_s_x50: Math.round(seed_s_x50) };
      }),
    );
    const shown = {
      ...figures,
      boot_cold_s: rounded(figures.boot_cold_s),
      boot_cold_empty_s: rounded(figures.boot_cold_empty_s),
    };
    printFigures(shown);
    return shown;
  },
};

/** What the next start of both takes, and what their pages cost. */
async function lookAt(plain: string, large: string) {
  const looked = await whileServed([plain, large], async ([one, fifty]) => {
    const [few, many] = [await addressesOn(one.url), await addressesOn(fifty.url)];
    const times = await eachPage((name) => timePages([few[name], many[name]]));
    const weights = await eachPage((name) => heaviest(few[name]));
    const start = {
      boot_warm_s: rounded(one.bootSeconds, 2),
      boot_warm_s_x50: rounded(fifty.bootSeconds, 2),
      rss_mb: Math.round(await one.rssMb()),
      rss_mb_x50: Math.round(await fifty.rssMb()),
    };
    for (const home of [plain, large]) await countFromNextStart(home);
    return { times, weights, start };
  });
  // In a start of its own: what counts would slow down what is timed.
  const queries = await whileServed([plain, large], async ([one, fifty]) => {
    const [few, many] = [await addressesOn(one.url), await addressesOn(fifty.url)];
    return eachPage(async (name) => [
      await countQueries(plain, few[name]),
      await countQueries(large, many[name]),
    ]);
  });
  const pages = await eachPage(async (name) =>
    pageFigures(looked.weights[name], looked.times[name], queries[name]),
  );
  return { ...looked.start, pages };
}

function pageFigures(
  { html, script, total }: PageWeight,
  [few, many]: readonly PageTimes[],
  [queries = 0, queries_x50 = 0]: readonly number[],
): PageFigures {
  return {
    html_kb: rounded(html / 1000),
    script_kb: rounded(script / 1000),
    total_kb: rounded(total / 1000),
    p50_ms: rounded(few?.p50 ?? 0),
    p99_ms: rounded(few?.p99 ?? 0),
    queries,
    p50_ms_x50: rounded(many?.p50 ?? 0),
    p99_ms_x50: rounded(many?.p99 ?? 0),
    queries_x50,
  };
}

async function bootOf(home: string, settings?: Settings): Promise<number> {
  const served = await serve(home, settings);
  await served.stop();
  return served.bootSeconds;
}

/** Starts one after the other, and stops both whatever happens. */
async function whileServed<T>(
  [plain, large]: readonly [string, string],
  work: (served: readonly [Served, Served]) => Promise<T>,
): Promise<T> {
  const one = await serve(plain);
  try {
    const fifty = await serve(large);
    try {
      return await work([one, fifty]);
    } finally {
      await fifty.stop();
    }
  } finally {
    await one.stop();
  }
}

async function heaviest(urls: readonly string[]): Promise<PageWeight> {
  const weights: PageWeight[] = [];
  for (const url of urls) weights.push(await weigh(url));
  return weights.reduce((most, each) => (each.total > most.total ? each : most));
}

/** One page after the other: side by side they would slow each other down. */
async function eachPage<T>(measure: (name: PageName) => Promise<T>): Promise<Record<PageName, T>> {
  const measured: [PageName, T][] = [];
  for (const name of pageNames) measured.push([name, await measure(name)]);
  return Object.fromEntries(measured) as Record<PageName, T>;
}

function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
