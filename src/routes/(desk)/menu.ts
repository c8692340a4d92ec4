import type { Actor } from '#shared/call.ts';
import { passage } from '#shared/door.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { RouteId } from '$app/types';
import type { IconName } from '$ui/icons.ts';
import { doors } from '../doors.ts';

type Desk<Id> = Id extends `/(desk)${infer Path}` ? Path : never;

interface Entry {
  readonly href: Desk<RouteId>;
  readonly icon: IconName;
  readonly zh: string;
  readonly en: string;
}

/** The workbench's menu, in its order. Who sees an entry is decided by its page's door. */
const menu: readonly Entry[] = [
  { href: '/desk', icon: 'list', zh: '今天', en: 'Today' },
  { href: '/desk/station', icon: 'home', zh: '站点', en: 'Station' },
  { href: '/desk/drive', icon: 'truck', zh: '出车', en: 'Drive' },
  { href: '/desk/hub', icon: 'bus', zh: '共配中心', en: 'Hub' },
  { href: '/desk/rounds', icon: 'split', zh: '车次', en: 'Rounds' },
  { href: '/desk/shipments', icon: 'box', zh: '包裹', en: 'Parcels' },
  { href: '/desk/network', icon: 'pin', zh: '配送网络', en: 'Network' },
  { href: '/desk/field', icon: 'leaf', zh: '田间', en: 'Field book' },
  { href: '/desk/lots', icon: 'basket', zh: '批次', en: 'Lots' },
  { href: '/desk/forecasts', icon: 'calendar', zh: '预测', en: 'Forecasts' },
  { href: '/desk/certificates', icon: 'certificate', zh: '合格证', en: 'Certificates' },
  { href: '/desk/plots', icon: 'tree', zh: '地块', en: 'Plots' },
  { href: '/desk/packing', icon: 'scale', zh: '装箱', en: 'Packing' },
  { href: '/desk/orders', icon: 'receipt', zh: '订单', en: 'Orders' },
  { href: '/desk/claims', icon: 'warning', zh: '售后', en: 'Claims' },
  { href: '/desk/offers', icon: 'shop', zh: '商品', en: 'Offers' },
  { href: '/desk/prices', icon: 'chart', zh: '批发行情', en: 'Wholesale' },
  { href: '/desk/money', icon: 'coin', zh: '收入', en: 'Earnings' },
  { href: '/desk/people', icon: 'people', zh: '人员', en: 'People' },
];

export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

export function menuFor(actor: Actor, t: Tongue): MenuEntry[] {
  return menu
    .filter(({ href }) => passage(doors[`/(desk)${href}`], actor) === 'pass')
    .map(({ href, icon, zh, en }) => ({ href, icon, label: t(zh, en) }));
}
