import type { Limit } from '../kernel/fund/fund-case.ts';

/** A limit in a few words, in both languages beside each other, as the command line and refusals tell it. */
export function limitText(limit: Limit): string {
  switch (limit.rule) {
    case 'budget':
      return '总额 budget';
    case 'year-budget':
      return `到第 ${limit.year + 1} 年为止的钱 money until year ${limit.year + 1}`;
    case 'one-way':
      return `${limit.place} 的 ${limit.kind} 只做一种 one way of ${limit.kind} in ${limit.place}`;
    case 'place-cap':
      return `${limit.place} 的上限 cap of ${limit.place}`;
    case 'own-money':
      return `${limit.place} 的配套资金 own money of ${limit.place}`;
    case 'province-floor':
      return `${limit.province} 的下限 floor of ${limit.province}`;
    case 'province-cap':
      return `${limit.province} 的上限 cap of ${limit.province}`;
    case 'kind-floor':
      return `${limit.kind} 的下限 floor of ${limit.kind}`;
    case 'kind-cap':
      return `${limit.kind} 的上限 cap of ${limit.kind}`;
    case 'needs':
      return `${limit.place} 的 ${limit.kind} 要先有 ${limit.anyOf.join('、')} ${limit.kind} in ${limit.place} needs ${limit.anyOf.join(' or ')}`;
    case 'weak-place':
      return `${limit.place} 属最弱的五分之一，要有重点项目 ${limit.place} is of the weakest fifth and gets a key project`;
    case 'short-boards':
      return '补短板的占比 share that mends main obstacles';
    case 'weak-floor':
      return '给最弱五分之一的下限 floor of the weakest fifth';
  }
}
