import { proofBytes } from '#tracing';
import type { Bench } from './measuring/bench.ts';
import { captureRate } from './tracing/capture-rate.ts';
import { checkTime } from './tracing/check-time.ts';
import { traceTime } from './tracing/trace-time.ts';

const HUNDRED_MILLION = 100_000_000;
const MILLION = 1_000_000;

export const bench: Bench = {
  zh: '溯源日志：每秒收下、定序、见证并给出回执的签名事件，半速下的等待，一亿条时一个证明的大小；十二个事件的凭证有多大，在慢六倍的 Chromium 里核验要多久，核验网页的脚本有多大；一百万个事件里双向追溯十代的时间。十分钟左右。',
  en: 'The log of the trace: signed events captured, sequenced, witnessed and receipted a second; the wait at half that rate; one proof’s size at a hundred million entries; the bundle of twelve events, the time to check it in a Chromium slowed sixfold, and the script that does; tracing ten generations both ways among a million events. About ten minutes.',
  async run() {
    const single = await captureRate({ sign: 'each', events: 20_000, each: 100 });
    const together = await captureRate({ sign: 'together', events: 100_000, each: 1_000 });
    const [singleHalf, togetherHalf] = [single.perSecond / 2, together.perSecond / 2];
    const calm = [
      await captureRate({ sign: 'each', events: Math.ceil(singleHalf * 8), each: 100, rate: singleHalf }),
      await captureRate({
        sign: 'together',
        events: Math.ceil(togetherHalf * 8),
        each: 1_000,
        rate: togetherHalf,
      }),
    ];
    const checked = await checkTime();
    const traced = await traceTime(MILLION);
    const figures = {
      signed_events_per_s: Math.round(single.perSecond),
      doc_events_per_s: Math.round(together.perSecond),
      signed_cpu_us: Math.round(single.cpuUs),
      doc_cpu_us: Math.round(together.cpuUs),
      // The slower of the two, each at half its own rate.
      witnessed_p99_ms: Math.round(Math.max(...calm.map(({ p99Ms }) => p99Ms))),
      trace_p50_ms: Math.round(traced.p50Ms),
      trace_p95_ms: Math.round(traced.p95Ms),
      journey_bytes: checked.journeyBytes,
      journey_gzip_bytes: checked.journeyGzipBytes,
      verify_ms: Math.round(checked.verifyMs),
      verifier_gzip_kb: Number(checked.scriptKb.toFixed(1)),
      proof_bytes_1e8: proofBytes(HUNDRED_MILLION, Math.trunc(Date.now() / 1000)),
    };
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(22)} ${value}`);
    return figures;
  },
};
