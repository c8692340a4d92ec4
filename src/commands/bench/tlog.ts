import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureHashing, measureMap } from '../../auditor/measure.ts';
import { writeSampleLog } from '../../auditor/sample-log.ts';
import { verifyLog } from '../../auditor/verify-log.ts';
import type { Bench } from './measuring/bench.ts';

const MILLION = 1_000_000;
/** Lines that change in half a second of a county at its busiest. */
const BATCH = 7500;

export const bench: Bench = {
  zh: '日志的核心：哈希、签名、一百万条线的线图、校验一百万条的日志目录。一分钟左右。',
  en: 'The log’s kernel: hashes, signatures, the map of a million lines, verifying a log of a million entries. About a minute.',
  async run() {
    const figures = {
      ...measureHashing(),
      ...measureMap(MILLION, BATCH),
      verify_million_s: await verifyMillion(),
    };
    for (const [name, value] of Object.entries(figures)) {
      console.log(`${name.padEnd(24)} ${value >= 1000 ? Math.round(value) : Number(value.toPrecision(3))}`);
    }
    return figures;
  },
};

async function verifyMillion(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'maidehao-bench-'));
  try {
    const trust = await writeSampleLog(folder, MILLION);
    const began = performance.now();
    const { count } = await verifyLog(folder, trust);
    if (count > 0) throw new Error('the log that was just written has faults');
    return (performance.now() - began) / 1000;
  } finally {
    await rm(folder, { recursive: true });
  }
}
