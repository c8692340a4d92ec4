import type { ScanKind, ShipmentStatus } from '#delivery';
import type { IconName } from '$ui/icons.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Where a parcel is, in the words of the people who handle it. */
export const statusWords: Readonly<
  Record<ShipmentStatus, Words & { readonly tone: 'good' | 'heed' | 'calm' }>
> = {
  expected: { zh: '待打包', en: 'To be packed', tone: 'calm' },
  packed: { zh: '已打包', en: 'Packed', tone: 'calm' },
  'at-hub': { zh: '在共配中心', en: 'At the hub', tone: 'calm' },
  'on-way': { zh: '在路上', en: 'On its way', tone: 'calm' },
  'at-station': { zh: '已到站', en: 'At the station', tone: 'calm' },
  ready: { zh: '待取件', en: 'Ready to collect', tone: 'good' },
  collected: { zh: '已取走', en: 'Collected', tone: 'good' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'heed' },
  lost: { zh: '找不到', en: 'Lost', tone: 'heed' },
};

/** What was done at a hand-over. */
export const scanWords: Readonly<Record<ScanKind, Words & { readonly icon: IconName }>> = {
  packed: { zh: '卖家打包', en: 'Packed by the seller', icon: 'box' },
  received: { zh: '共配中心收货', en: 'Received at the hub', icon: 'scan' },
  loaded: { zh: '装车', en: 'Loaded', icon: 'upload' },
  departed: { zh: '发车', en: 'Departed', icon: 'truck' },
  arrived: { zh: '送到站点', en: 'Brought to the station', icon: 'pin' },
  shelved: { zh: '上架待取', en: 'On the shelf', icon: 'home' },
  collected: { zh: '取件', en: 'Collected', icon: 'check' },
  lost: { zh: '报告丢失', en: 'Reported lost', icon: 'warning' },
};
