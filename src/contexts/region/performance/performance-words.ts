import type { PerformanceFigure } from '../kernel/performance/rules.ts';

interface Words {
  readonly name: string;
  readonly definition: string;
  /** What one record of it is. */
  readonly record: string;
}

/** What each figure of a township is called, and how it is counted. */
export const performanceWords: Readonly<
  Record<PerformanceFigure, { readonly zh: Words; readonly en: Words }>
> = {
  'farmer-share': {
    zh: {
      name: '种养户到手',
      definition: '买家付的货款（不含运费，减去退款）中归种养户的部分；每单的费用按各户所得分摊。',
      record: '订单里一户的货',
    },
    en: {
      name: 'Growers keep',
      definition:
        'Of what buyers pay for goods (without delivery, refunds taken off): the growers’ part. An order’s fees follow each grower’s part of it.',
      record: 'one household’s goods in an order',
    },
  },
  premium: {
    zh: {
      name: '比批发价高出',
      definition: '按重量卖出的货，成交额比同等重量按当天（或之前最近一天）批发价高出多少。',
      record: '订单里一户按重量卖的货',
    },
    en: {
      name: 'Premium',
      definition:
        'How much more goods sold by weight brought than the same weight at that day’s wholesale price, or the last before it.',
      record: 'one household’s goods by weight in an order',
    },
  },
  'on-time': {
    zh: {
      name: '按时到货',
      definition: '装有本乡镇货的包裹中，承诺当天结束前可以取货的；取消的不算，丢失的算没有按时。',
      record: '包裹',
    },
    en: {
      name: 'On time',
      definition:
        'Parcels with goods of the township that were ready by the end of the promised day; cancelled ones are left out, lost ones are late.',
      record: 'a parcel',
    },
  },
  unclaimed: {
    zh: {
      name: '没有售后',
      definition: '已取货的订单中，本乡镇的货没有人提出售后的；被驳回的售后不算。',
      record: '取了货的订单',
    },
    en: {
      name: 'No claim',
      definition:
        'Collected orders none of whose goods of the township was claimed about; refused claims do not count.',
      record: 'a collected order',
    },
  },
  repeat: {
    zh: {
      name: '回头客',
      definition: '每天下单的买家（同一人一天算一次）中，一周到半年前买过本乡镇货的。',
      record: '买家一天的订单',
    },
    en: {
      name: 'Buy again',
      definition:
        'Of a day’s buyers (each once a day): those who had bought of the township a week to half a year before.',
      record: 'a buyer’s orders of a day',
    },
  },
  elders: {
    zh: {
      name: '老年户参与',
      definition: '全县有收入的每一周里，户内有当年满 60 岁种养人的农户，当周有收入的占多少。',
      record: '一户一周',
    },
    en: {
      name: 'Elders sell',
      definition:
        'In each week in which the county sold: households with a grower who turns 60 that year which earned something.',
      record: 'a household’s week',
    },
  },
  remote: {
    zh: {
      name: '偏远户参与',
      definition: '全县有收入的每一周里，登记在偏远村镇的农户，当周有收入的占多少。',
      record: '一户一周',
    },
    en: {
      name: 'Remote sell',
      definition:
        'In each week in which the county sold: households in places on record as remote which earned something.',
      record: 'a household’s week',
    },
  },
  ecology: {
    zh: {
      name: '少打药',
      definition: '采收的批次中，地块记了田间记录、采收前 90 天没有打药的。',
      record: '采收的批次',
    },
    en: {
      name: 'Unsprayed',
      definition:
        'Lots picked on plots whose field book was kept and on which nothing was sprayed in the ninety days before.',
      record: 'a picked lot',
    },
  },
};
