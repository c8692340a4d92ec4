import type { Tongue } from '#shared/tongue.ts';

export function pairStateWords(state: 'proposed' | 'accepted' | 'declined', t: Tongue): string {
  return {
    proposed: t('等帮扶单位答应', 'proposed'),
    accepted: t('答应了', 'accepted'),
    declined: t('没有答应', 'declined'),
  }[state];
}
