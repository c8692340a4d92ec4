import { type PageName, pageNames } from './addresses.ts';

/** One page's cost. Bytes in KB of 1000, times in milliseconds. */
export interface PageFigures {
  readonly html_kb: number;
  readonly script_kb: number;
  readonly total_kb: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly queries: number;
  readonly p50_ms_x50: number;
  readonly p99_ms_x50: number;
  readonly queries_x50: number;
}

export interface Figures {
  /** A fresh folder to the first 200 of /health: PostgreSQL set up, migrated, the demo county loaded. */
  readonly boot_cold_s: number;
  /** The same without the demo county (DEMO=off). */
  readonly boot_cold_empty_s: number;
  /** The next start. */
  readonly boot_warm_s: number;
  readonly boot_warm_s_x50: number;
  /** Resident memory of the server process after its pages were asked for; PostgreSQL is not counted. */
  readonly rss_mb: number;
  readonly rss_mb_x50: number;
  /** `bin/maidehao seed --scale 50` from a fresh folder to its end. */
  readonly seed_s_x50: number;
  readonly pages: Readonly<Record<PageName, PageFigures>>;
}

const NAMES = {
  home: '首页 home',
  product: '商品页 product',
  scan: '扫码页 scan',
} as const satisfies Record<PageName, string>;

/** Prints the figures as a table that a README can show. */
export function printFigures(figures: Figures): void {
  const { boot_cold_s, boot_cold_empty_s, boot_warm_s, boot_warm_s_x50, rss_mb, rss_mb_x50, seed_s_x50 } =
    figures;
  console.log(`
| 启动和内存 start and memory | 1× | 50× |
|---|---|---|
| 空文件夹到 /health 200，含演示县 fresh folder to /health 200, demo county included | ${boot_cold_s} s | seed: ${seed_s_x50} s |
| 同上，不含演示县 the same without the demo county | ${boot_cold_empty_s} s | |
| 第二次启动 second start | ${boot_warm_s} s | ${boot_warm_s_x50} s |
| 服务进程内存，不含 PostgreSQL memory of the server process, without PostgreSQL | ${rss_mb} MB | ${rss_mb_x50} MB |

| 页面 page | HTML | 脚本 script | 合计，不含照片 total without photos | p50 | p99 | 查询 queries | p50 50× | p99 50× | 查询 queries 50× |
|---|---|---|---|---|---|---|---|---|---|`);
  for (const name of pageNames) {
    const page = figures.pages[name];
    const size = [page.html_kb, page.script_kb, page.total_kb].map((kb) => `${kb} KB`);
    const plain = [`${page.p50_ms} ms`, `${page.p99_ms} ms`, page.queries];
    const large = [`${page.p50_ms_x50} ms`, `${page.p99_ms_x50} ms`, page.queries_x50];
    console.log(`| ${[NAMES[name], ...size, ...plain, ...large].join(' | ')} |`);
  }
  console.log(`
KB = 1000 字节，按传输时（brotli）计；毫秒从发出请求到收完最后一个字节，本机一个接一个；查询由 PostgreSQL 自己数，不算事务的开始和结束。
KB = 1000 bytes as they travel (brotli); milliseconds from sending the request to its last byte, one after the other on this machine; queries as PostgreSQL counts them, without those that begin and end a transaction.`);
}
