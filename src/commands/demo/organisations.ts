import { idOf } from './demo-id.ts';
import { keepers } from './network.ts';
import type { DemoOrganisation } from './people.ts';
import { demoPhone } from './phones.ts';
import { at } from './product.ts';
import { seatCode } from './townships.ts';

/** Three co-ops, each with the townships its members come from. */
export const coopHomes = {
  ridge: [at.dajiang, at.banlan, at.yayao, at.dapo],
  river: [at.changan, at.fushi, at.tantou, at.daliang, at.dongqi],
  stone: [at.siding, at.shazi, at.qiaoban],
} as const satisfies Record<string, readonly string[]>;

/** The co-op whose country a township lies in. */
export function coopFor(townshipCode: string): string {
  const [found] = Object.entries(coopHomes).filter(([, home]) =>
    (home as readonly string[]).includes(townshipCode),
  );
  if (!found) throw new Error(`no co-op works in ${townshipCode}`);
  return idOf(`coop ${found[0]}`);
}

type Row = readonly [
  key: string,
  kind: DemoOrganisation['kind'],
  nameZh: string,
  nameEn: string,
  placeCode: string,
];

const rows: readonly Row[] = [
  ['coop ridge', 'coop', '岭上金桔专业合作社', 'Ridge Kumquat Co-operative', at.dajiang],
  ['coop river', 'coop', '融江两岸种养合作社', 'Rong River Farm Co-operative', at.fushi],
  ['coop stone', 'coop', '石山土货合作社', 'Stone Hills Farm Co-operative', at.siding],
  ['association', 'association', '“融味”品牌协会（演示）', 'Rongwei Brand Association (demo)', seatCode],
  ['bureau', 'government', '县商务局（演示）', 'County Commerce Bureau (demo)', seatCode],
  ['carrier', 'carrier', '融通客货邮车队', 'Rongtong Rural Bus & Freight', seatCode],
  ['carrier post', 'carrier', '县邮政（演示）', 'County Post (demo)', seatCode],
  ['carrier supply', 'carrier', '供销社配送（演示）', 'Supply Co-op Delivery (demo)', seatCode],
  ['carrier courier', 'carrier', '乡村快递联合网点（演示）', 'Joint Rural Couriers (demo)', seatCode],
  ['school', 'school', '县职业学校（演示）', 'County Vocational School (demo)', seatCode],
  ['platform', 'platform', '卖得好平台', 'Maidehao', seatCode],
];

function organisation([key, kind, nameZh, nameEn, placeCode]: Row, number: number): DemoOrganisation {
  return {
    ...{ id: idOf(key), kind, nameZh, nameEn, placeCode, address: '演示地址' },
    ...{
      contactPhone: demoPhone('staff', 9000 + number),
      uscc: `DEMO450224${String(number + 1).padStart(8, '0')}`,
    },
  };
}

/** Every organisation of the demo that is not a household. */
export const organisations: readonly DemoOrganisation[] = [...rows.map(organisation), ...keepers];

/** The county's public brand: the name is invented, what it asks is in its standards. */
export const brand = {
  id: idOf('brand rongwei'),
  holderId: idOf('association'),
  nameZh: '融味（演示）',
  nameEn: 'Rongwei (demo)',
  storyZh:
    '“融味”的意思是融安的味道。进来的货要说得清是谁家、哪块地、哪天采的，合格证齐、等级真、采下不隔夜太久；做不到就摘牌，改好了再来。',
  storyEn:
    'Rongwei means the taste of Rong’an. Goods that carry it name their household, plot and picking day, have their certificate and a true grade, and come fresh. Those that fall short lose the mark, and may earn it back.',
} as const;
