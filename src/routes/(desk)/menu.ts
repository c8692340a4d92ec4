import type { Actor, Role } from '#shared/call.ts';
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

type Part = 'growing' | 'selling' | 'carrying' | 'county';

/** The workbench's menu, part by part. Who sees an entry is decided by its page's door. */
const menu: Readonly<Record<Part, readonly Entry[]>> = {
  growing: [
    { href: '/desk/field', icon: 'leaf', zh: '田间', en: 'Field book' },
    { href: '/desk/lots', icon: 'basket', zh: '批次', en: 'Lots' },
    { href: '/desk/certificates', icon: 'certificate', zh: '合格证', en: 'Certificates' },
    { href: '/desk/papers', icon: 'shield', zh: '外来证书', en: 'Papers' },
    { href: '/desk/forecasts', icon: 'calendar', zh: '预测', en: 'Forecasts' },
    { href: '/desk/plots', icon: 'tree', zh: '地块', en: 'Plots' },
  ],
  selling: [
    { href: '/desk/weigh', icon: 'scale', zh: '称重', en: 'Weigh' },
    { href: '/desk/packing', icon: 'box', zh: '装箱', en: 'Packing' },
    { href: '/desk/sold-ahead', icon: 'split', zh: '预售分配', en: 'Sold ahead' },
    { href: '/desk/groups', icon: 'people', zh: '团购', en: 'Group buys' },
    { href: '/desk/groups/picks', icon: 'list', zh: '团购备货', en: 'Group picks' },
    { href: '/desk/orders', icon: 'receipt', zh: '订单', en: 'Orders' },
    { href: '/desk/recalls', icon: 'bell', zh: '召回', en: 'Recalls' },
    { href: '/desk/offers', icon: 'shop', zh: '商品', en: 'Offers' },
    { href: '/desk/wholesale', icon: 'list', zh: '批发单', en: 'Trade list' },
    { href: '/desk/adoptions', icon: 'tree', zh: '认养', en: 'Adoptions' },
    { href: '/desk/channels', icon: 'split', zh: '平台', en: 'Platforms' },
    { href: '/desk/brand', icon: 'shield', zh: '品牌', en: 'Brand' },
    { href: '/desk/claims', icon: 'warning', zh: '售后', en: 'Claims' },
    { href: '/desk/costs', icon: 'edit', zh: '成本', en: 'Costs' },
    { href: '/desk/prices', icon: 'chart', zh: '批发行情', en: 'Wholesale' },
    { href: '/desk/money', icon: 'coin', zh: '收入', en: 'Earnings' },
    { href: '/desk/credit', icon: 'people', zh: '互助信用', en: 'Mutual aid' },
    { href: '/desk/credit/vouch', icon: 'shield', zh: '担保', en: 'Vouch' },
  ],
  carrying: [
    { href: '/desk/station', icon: 'home', zh: '站点', en: 'Station' },
    { href: '/desk/drive', icon: 'truck', zh: '出车', en: 'Drive' },
    { href: '/desk/hub', icon: 'bus', zh: '共配中心', en: 'Hub' },
    { href: '/desk/hub/crates', icon: 'basket', zh: '周转箱', en: 'Crates' },
    { href: '/desk/day', icon: 'calendar', zh: '调度', en: 'Day board' },
    { href: '/desk/lines', icon: 'bus', zh: '班车', en: 'Buses' },
    { href: '/desk/rounds', icon: 'split', zh: '车次', en: 'Rounds' },
    { href: '/desk/roads', icon: 'arrow', zh: '道路', en: 'Roads' },
    { href: '/desk/pool', icon: 'people', zh: '共配', en: 'Pooling' },
    { href: '/desk/shipments', icon: 'box', zh: '包裹', en: 'Parcels' },
    { href: '/desk/network', icon: 'pin', zh: '配送网络', en: 'Network' },
  ],
  county: [
    { href: '/desk/licences', icon: 'shield', zh: '授权', en: 'Licences' },
    { href: '/desk/standards', icon: 'star', zh: '标准', en: 'Standards' },
    { href: '/desk/quantities', icon: 'scale', zh: '数量', en: 'Quantities' },
    { href: '/desk/doubtful-prices', icon: 'warning', zh: '价格提醒', en: 'Doubtful prices' },
    { href: '/desk/support', icon: 'sprout', zh: '帮扶', en: 'Support' },
    { href: '/desk/advances', icon: 'coin', zh: '互助金', en: 'Advances' },
    { href: '/desk/performance', icon: 'star', zh: '考核', en: 'Scoreboard' },
    { href: '/desk/sites', icon: 'pin', zh: '选址', en: 'Sites' },
    { href: '/desk/regions', icon: 'chart', zh: '地区比较', en: 'Regions' },
    { href: '/desk/grants', icon: 'coin', zh: '补助', en: 'Grants' },
    { href: '/desk/votes', icon: 'people', zh: '村民投票', en: 'Village votes' },
    { href: '/desk/pairing', icon: 'split', zh: '结对', en: 'Pairing' },
    { href: '/desk/people', icon: 'people', zh: '人员', en: 'People' },
    { href: '/desk/import', icon: 'upload', zh: '导入', en: 'Import' },
    { href: '/desk/platform', icon: 'settings', zh: '运行', en: 'Running' },
  ],
};

/** What a role works with most stands first. */
const order: Readonly<Partial<Record<Role, readonly Part[]>>> = {
  grower: ['growing', 'selling', 'carrying', 'county'],
  'coop-staff': ['growing', 'selling', 'carrying', 'county'],
  'station-keeper': ['carrying', 'selling', 'growing', 'county'],
  carrier: ['carrying', 'selling', 'growing', 'county'],
};
const otherwise: readonly Part[] = ['county', 'growing', 'selling', 'carrying'];

const today = { href: '/desk', icon: 'list', zh: '今天', en: 'Today' } as const;

export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** The first of its part. */
  readonly begins: boolean;
}

export function menuFor(actor: Actor, t: Tongue): MenuEntry[] {
  const parts = order[actor.roles[0] ?? 'consumer'] ?? otherwise;
  return [[today], ...parts.map((part) => menu[part])].flatMap((entries) =>
    entries
      .filter(({ href }) => passage(doors[`/(desk)${href}`], actor) === 'pass')
      .map(({ href, icon, zh, en }, index) => ({ href, icon, label: t(zh, en), begins: index === 0 })),
  );
}
