import type { Tongue } from '#shared/tongue.ts';

export function voteStateWords(state: 'proposing' | 'voting' | 'counted', t: Tongue): string {
  return {
    proposing: t('提项目', 'proposals open'),
    voting: t('正在投票', 'voting'),
    counted: t('计过票了', 'counted'),
  }[state];
}

/** Whole yuan: `¥12,000`. */
export function yuanText(yuan: number): string {
  return `¥${yuan.toLocaleString('en')}`;
}
