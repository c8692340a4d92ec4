import type { Measure } from './measure.ts';

const logistics = ['物流', 'logistics'];
const brand = ['品牌', 'brand'];
const talent = ['人才', 'talent'];
const capital = ['资金', 'capital'];
const market = ['市场', 'market'];
const ecology = ['生态', 'ecology'];

/** Nothing of this is measured: a county replaces it by what its own projects brought. */
const assumed = {
  sourceZh: '起点假设，没有实测；请换成本县项目的结果',
  sourceEn: 'A starting assumption, not measured; replace it with what your own projects brought',
} as const;

type Row = readonly [
  code: string,
  nameZh: string,
  nameEn: string,
  mends: readonly string[],
  cost: number,
  own: number,
  closes: number,
  needs: readonly string[],
  doerZh: string,
  doerEn: string,
];

const rows: readonly Row[] = [
  [
    'village-station',
    '村级服务站',
    'Village station',
    logistics,
    12,
    3,
    12,
    [],
    '商务局、邮政',
    'Commerce office, post',
  ],
  ['cold-store', '产地冷库', 'Cold store at the source', logistics, 80, 20, 18, [], '合作社', 'Co-op'],
  ['pre-cooling', '田头预冷', 'Field pre-cooling', logistics, 25, 5, 10, [], '合作社', 'Co-op'],
  [
    'cold-truck',
    '冷藏车',
    'Refrigerated truck',
    logistics,
    35,
    10,
    9,
    ['cold-store', 'pre-cooling'],
    '运输公司',
    'Carrier',
  ],
  [
    'processing-centre',
    '分拣加工中心',
    'Sorting and processing centre',
    market,
    160,
    40,
    22,
    ['cold-store', 'pre-cooling'],
    '合作社联社',
    'Union of co-ops',
  ],
  [
    'buyer-visits',
    '产销对接会',
    'Buyers brought to the growers',
    market,
    8,
    2,
    7,
    [],
    '商务局',
    'Commerce office',
  ],
  [
    'training',
    '电商培训（100 人次）',
    'Training for selling online (100 seats)',
    talent,
    10,
    0,
    8,
    [],
    '职业学校',
    'Vocational school',
  ],
  [
    'returners',
    '返乡青年创业补助',
    'Start-up grant for returning young people',
    talent,
    30,
    0,
    14,
    [],
    '人社局',
    'Labour office',
  ],
  [
    'live-base',
    '直播基地',
    'Base for live selling',
    [...talent, ...market],
    60,
    15,
    12,
    ['training'],
    '合作社、电商公司',
    'Co-op, online sellers',
  ],
  [
    'brand-standard',
    '公用品牌和准入标准',
    'Public brand and its standard',
    brand,
    40,
    10,
    18,
    [],
    '品牌协会',
    'Brand association',
  ],
  [
    'trace-labels',
    '一批一码和合格证',
    'A code and certificate for each lot',
    brand,
    15,
    5,
    10,
    [],
    '农业农村局',
    'Agriculture office',
  ],
  [
    'credit-pool',
    '互助信用风险金',
    'Reserve for mutual-aid credit',
    capital,
    50,
    10,
    15,
    [],
    '农商行、村委会',
    'Rural bank, village committees',
  ],
  [
    'green-growing',
    '绿色生产补助',
    'Grant for growing green',
    ecology,
    30,
    5,
    12,
    [],
    '农业农村局',
    'Agriculture office',
  ],
];

/** The menu a county begins with. */
export const defaultMenu: readonly Measure[] = rows.map(
  ([code, nameZh, nameEn, mends, cost, own, closes, needs, doerZh, doerEn]) => ({
    ...{ code, nameZh, nameEn, mends, cost, own, closes, needs, doerZh, doerEn },
    ...assumed,
  }),
);
