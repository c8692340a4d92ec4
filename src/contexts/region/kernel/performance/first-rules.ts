import type { PerformanceFigure, PerformanceRules, Target } from './rules.ts';

const target = (floor: number, reached: number): Target => ({ floor, target: reached });

const near: Readonly<Record<PerformanceFigure, Target>> = {
  'farmer-share': target(0.6, 0.88),
  premium: target(0, 0.3),
  'on-time': target(0.8, 0.98),
  unclaimed: target(0.9, 0.99),
  repeat: target(0, 0.4),
  elders: target(0, 0.3),
  remote: target(0, 0.3),
  ecology: target(0, 0.8),
};

/** Far from the road a parcel takes longer and a household sells less often: the targets say so, not the score. */
const far: typeof near = {
  ...near,
  premium: target(0, 0.2),
  'on-time': target(0.7, 0.95),
  repeat: target(0, 0.3),
  elders: target(0, 0.2),
  remote: target(0, 0.2),
};

/** What a county is measured by until it makes rules of its own: two types of townships, those on record as remote and all others. */
export function firstRules(
  places: readonly { readonly code: string; readonly remote: boolean }[],
): PerformanceRules {
  const codes = (remote: boolean) =>
    places.filter((place) => place.remote === remote).map(({ code }) => code);
  return {
    weights: {
      'farmer-share': 0.2,
      premium: 0.1,
      'on-time': 0.15,
      unclaimed: 0.15,
      repeat: 0.1,
      elders: 0.1,
      remote: 0.1,
      ecology: 0.1,
    },
    least: 0.6,
    types: [
      { id: 'near', zh: '近处的乡镇', en: 'Townships near the road', places: codes(false), targets: near },
      { id: 'remote', zh: '偏远乡镇', en: 'Remote townships', places: codes(true), targets: far },
    ],
  };
}
