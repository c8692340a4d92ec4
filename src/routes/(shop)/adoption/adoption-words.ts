import type { Status } from '#adopting';
import type { IconName } from '$ui/icons.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
  readonly tone: 'good' | 'heed' | 'calm';
  readonly icon: IconName;
}

/** How an adoption stands, in words. */
export const adoptionStates: Readonly<Record<Status, Words>> = {
  reserved: { zh: '待付款', en: 'To be paid', tone: 'heed', icon: 'clock' },
  active: { zh: '认养中', en: 'Under way', tone: 'good', icon: 'tree' },
  expired: { zh: '没付款，已取消', en: 'Not paid, ended', tone: 'calm', icon: 'cross' },
  ended: { zh: '已到期', en: 'Ended', tone: 'calm', icon: 'check' },
  failed: { zh: '歉收，已结清', en: 'Failed, settled', tone: 'calm', icon: 'info' },
};
