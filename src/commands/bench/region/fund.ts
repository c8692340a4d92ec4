import { type FundPlan, planFund } from '#region';
import { must } from '../../../shared/outcome.ts';
import type { Bench } from '../measuring/bench.ts';
import { madeFund } from './data/made-fund.ts';

const SECONDS = 600;

export const part: Bench = {
  zh: '分一笔资金：300 个县 3,600 个项目证明最优，832 个县 9,984 个项目差不到万分之一（造出来的县），求解在自己的线程里；期间主线程最长被耽搁多久',
  en: 'Sharing out a fund: 300 counties with 3,600 options to the proven best, 832 with 9,984 to within 0.01 % (made counties), solved in a thread of its own; and the longest the main thread was kept waiting meanwhile',
  async run() {
    const waited = waiting();
    const small = await timed(300, 0);
    const large = await timed(832, 0.0001);
    return {
      fund300_s: small.seconds,
      fund300_gap: small.plan.gap,
      fund300_benefit: small.plan.checked.benefit,
      fund832_s: large.seconds,
      fund832_gap: large.plan.gap,
      fund832_benefit: large.plan.checked.benefit,
      fund_main_thread_waited_ms: Math.round(waited()),
    };
  },
};

async function timed(counties: number, gap: number): Promise<{ seconds: number; plan: FundPlan }> {
  const fund = madeFund(counties);
  const began = performance.now();
  const plan = must(await planFund(fund, { gap, seconds: SECONDS }));
  return { seconds: Number(((performance.now() - began) / 1000).toFixed(2)), plan };
}

/** Answers the longest that a beat of 20 ms came late. */
function waiting(): () => number {
  const BEAT_MS = 20;
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - BEAT_MS);
    last = now;
  }, BEAT_MS);
  return () => {
    clearInterval(beat);
    return longest;
  };
}
