import type { Role } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';

interface Act {
  readonly href: string;
  readonly icon: IconName;
  readonly zh: string;
  readonly en: string;
  readonly ripe?: true;
}

/** What people of a role do every day, each one tap away under the queue. */
const acts: Readonly<Partial<Record<Role, readonly Act[]>>> = {
  grower: [
    { href: '/desk/field', icon: 'leaf', zh: '记田间活', en: 'Note field work' },
    { href: '/desk/lots/new', icon: 'basket', zh: '登记采收', en: 'Record a harvest', ripe: true },
    { href: '/desk/lots', icon: 'list', zh: '看还剩多少', en: 'What is left' },
    { href: '/desk/money', icon: 'coin', zh: '看收入', en: 'My earnings' },
  ],
  'coop-staff': [
    { href: '/desk/lots/new', icon: 'basket', zh: '登记采收', en: 'Record a harvest', ripe: true },
    { href: '/desk/packing', icon: 'scale', zh: '装箱', en: 'Pack orders' },
    { href: '/desk/offers/new', icon: 'shop', zh: '新建商品', en: 'New offer' },
    { href: '/desk/money', icon: 'coin', zh: '看收入', en: 'Earnings' },
  ],
  'station-keeper': [
    { href: '/desk/station', icon: 'scan', zh: '到货上架', en: 'Shelve arrivals' },
    { href: '/desk/station/collect', icon: 'check', zh: '交付取件', en: 'Hand over', ripe: true },
    { href: '/me/helping', icon: 'people', zh: '代老人操作', en: 'Act for an elder' },
    { href: '/desk/money', icon: 'coin', zh: '看收入', en: 'Earnings' },
  ],
  carrier: [
    { href: '/desk/drive', icon: 'truck', zh: '出车', en: 'Drive', ripe: true },
    { href: '/desk/rounds', icon: 'split', zh: '排车', en: 'Plan rounds' },
    { href: '/desk/hub', icon: 'bus', zh: '看运力', en: 'See the loads' },
    { href: '/desk/money', icon: 'coin', zh: '看收入', en: 'Earnings' },
  ],
  'brand-association': [
    {
      href: '/desk/licences?show=waiting',
      icon: 'shield',
      zh: '审申请',
      en: 'Decide applications',
      ripe: true,
    },
    { href: '/desk/standards', icon: 'certificate', zh: '准入标准', en: 'Entry standards' },
    { href: '/desk/prices', icon: 'chart', zh: '批发行情', en: 'Wholesale prices' },
    { href: '/desk/money', icon: 'coin', zh: '看收入', en: 'Earnings' },
  ],
  officer: [
    { href: '/desk/prices', icon: 'edit', zh: '登记行情', en: 'Record prices' },
    { href: '/desk/licences', icon: 'shield', zh: '品牌授权', en: 'Brand licences' },
    { href: '/desk/people/organisations/new', icon: 'people', zh: '登记单位', en: 'Register someone' },
    { href: '/figures', icon: 'chart', zh: '全县数字', en: 'County figures' },
  ],
  mentor: [
    { href: '/desk/support', icon: 'people', zh: '谁家要帮一把', en: 'Who could use help', ripe: true },
    { href: '/me/helping', icon: 'edit', zh: '代老人操作', en: 'Act for an elder' },
    { href: '/figures', icon: 'chart', zh: '全县数字', en: 'County figures' },
  ],
  admin: [
    { href: '/desk/people', icon: 'people', zh: '人员和单位', en: 'People' },
    { href: '/desk/platform', icon: 'settings', zh: '运行情况', en: 'How it runs' },
    { href: '/desk/money', icon: 'coin', zh: '各方收入', en: 'Everyone’s earnings' },
    { href: '/figures', icon: 'chart', zh: '全县数字', en: 'County figures' },
  ],
};

export function oftenDone(role: Role, t: Tongue) {
  return (acts[role] ?? []).map(({ zh, en, ...act }) => ({ ...act, words: t(zh, en) }));
}
