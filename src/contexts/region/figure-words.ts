import type { FigureName } from './figures.ts';

interface Words {
  readonly name: string;
  readonly definition: string;
  readonly source: string;
}

/** What each figure is called and how it is counted: stands beside every number. */
export const figureWords: Readonly<Record<FigureName, { readonly zh: Words; readonly en: Words }>> = {
  'farmer-share': {
    zh: {
      name: '种养户到手比例',
      definition: '买家付的货款（不含运费，减去退款）中，归种养户的部分。',
      source: '复式账 region.v_farmer_share',
    },
    en: {
      name: 'Growers’ share',
      definition: 'Of what buyers pay for goods, without delivery and refunds: the part that growers keep.',
      source: 'the double-entry book, region.v_farmer_share',
    },
  },
  premium: {
    zh: {
      name: '比批发价高出',
      definition: '按重量卖出的货，实际成交额比同等重量按当天（或之前最近一天）批发价计算的金额高出多少。',
      source: '订单与批发价 region.v_premium',
    },
    en: {
      name: 'Above wholesale',
      definition:
        'How much more goods sold by weight brought than the same weight at that day’s wholesale price, or the last known before it.',
      source: 'orders and wholesale prices, region.v_premium',
    },
  },
  'on-time': {
    zh: {
      name: '按承诺日到货',
      definition: '应到的包裹中，在承诺当天结束前可以取货的比例；取消的不算，丢失的算没有按时。',
      source: '交接扫码 region.v_on_time',
    },
    en: {
      name: 'On the promised day',
      definition:
        'Parcels ready to collect by the end of the promised day, of all due; cancelled ones are left out, lost ones count as late.',
      source: 'scans at hand-over, region.v_on_time',
    },
  },
  claims: {
    zh: {
      name: '售后率',
      definition: '已取货的订单中，买家提出过售后的比例。',
      source: '订单与售后 region.v_claims',
    },
    en: {
      name: 'Claims',
      definition: 'Collected orders about which the buyer has claimed something.',
      source: 'orders and claims, region.v_claims',
    },
  },
  'elders-share': {
    zh: {
      name: '老年户收入占比',
      definition: '种养户总收入中，户内有当年满 60 岁种养人的农户所得。',
      source: '复式账与户籍登记 region.v_elders_share',
    },
    en: {
      name: 'Elders’ share',
      definition: 'Of what growers earn: the part of households where a grower turns 60 that year.',
      source: 'the book and the register, region.v_elders_share',
    },
  },
  'remote-share': {
    zh: {
      name: '偏远乡镇收入占比',
      definition: '种养户总收入中，登记为偏远的乡镇里农户所得。',
      source: '复式账与地名登记 region.v_remote_share',
    },
    en: {
      name: 'Remote townships’ share',
      definition: 'Of what growers earn: the part of households in townships on record as remote.',
      source: 'the book and the register of places, region.v_remote_share',
    },
  },
};
