import type { TradeList } from '#selling';
import type { Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';

type Standing = TradeList['standing'];

/** What the caller is to a seller's list, as a badge; nothing for a stranger. */
export function standingBadge(standing: Standing, t: Tongue) {
  const badges: Readonly<
    Record<Standing, { tone: 'good' | 'calm' | 'heed'; icon: IconName; text: string } | undefined>
  > = {
    stranger: undefined,
    own: { tone: 'calm', icon: 'shop', text: t('自己的批发单', 'Your own list') },
    asked: { tone: 'calm', icon: 'clock', text: t('申请中', 'Asked') },
    admitted: { tone: 'good', icon: 'check', text: t('可以订货', 'You may order') },
    'turned-down': { tone: 'heed', icon: 'warning', text: t('没有同意', 'Turned down') },
    ended: { tone: 'heed', icon: 'warning', text: t('已停止', 'Ended') },
  };
  return badges[standing];
}
