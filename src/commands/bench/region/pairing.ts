import { stablePairs, weighed } from '#region';
import type { Bench } from '../measuring/bench.ts';
import { madePairing } from './data/made-pairing.ts';
import { quickest } from './data/quickest.ts';

export const part: Bench = {
  zh: '一万个县、一千个项目结对：稳定方案的时间，和还有几对想另找的',
  en: 'Pairing ten thousand counties with a thousand projects: time of the stable pairing, and how many pairs would rather leave it',
  async run() {
    const pairing = madePairing(10_000, 1_000);
    const ms = quickest(() => stablePairs(pairing));
    const { paired, blocking } = weighed(pairing, stablePairs(pairing));
    return { pairing_ms: Number(ms.toFixed(1)), pairing_paired: paired, pairing_blocking: blocking };
  },
};
