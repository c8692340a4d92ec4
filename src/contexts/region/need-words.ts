import { LAST_DAYS, type Need, RECORD_DAYS, SALES_DAYS } from './kernel/need.ts';

interface Words {
  readonly name: string;
  /** How it is counted. */
  readonly definition: string;
  /** What to do together on a visit. */
  readonly teach: string;
}

/** What each need is called, how it is counted, and what helps. */
export const needWords: Readonly<Record<Need, { readonly zh: Words; readonly en: Words }>> = {
  certificate: {
    zh: {
      name: '没开合格证',
      definition: '昨天以前登记、还有货、要开承诺达标合格证却没开的批次。',
      teach: '一起开一次合格证：批次页点“开合格证”。',
    },
    en: {
      name: 'Without certificate',
      definition:
        'Lots recorded before today with goods left that need a conformity certificate and have none.',
      teach: 'Issue one together: “Issue the certificate” on the lot’s page.',
    },
  },
  ending: {
    zh: {
      name: '快到期没卖完',
      definition: `${LAST_DAYS} 天内到期、还没卖完的批次。`,
      teach: '看看定价、规格，或者做加工、捐赠。',
    },
    en: {
      name: 'Near their end',
      definition: `Lots with goods left that end within ${LAST_DAYS} days.`,
      teach: 'Look at price and form of sale, or at processing and giving away.',
    },
  },
  held: {
    zh: {
      name: '批次被暂停',
      definition: '现在暂停着的批次。',
      teach: '看清暂停的原因，再补记录或重新检测。',
    },
    en: {
      name: 'Lots on hold',
      definition: 'Lots that are on hold now.',
      teach: 'Read why, then complete the records or have them tested.',
    },
  },
  claims: {
    zh: {
      name: '有售后赔付',
      definition: `近 ${RECORD_DAYS} 天内同意赔付、货出自这家批次的售后。`,
      teach: '看售后照片，练分级和装箱。',
    },
    en: {
      name: 'Claims granted',
      definition: `Claims of the last ${RECORD_DAYS} days that were granted, on goods of this household’s lots.`,
      teach: 'Look at the photos, and practise grading and packing.',
    },
  },
  'field-book': {
    zh: {
      name: '田间没记录',
      definition: `有地块，${RECORD_DAYS} 天内没有任何田间记录。`,
      teach: '现场点图记一笔，或请家人代办。',
    },
    en: {
      name: 'Field book empty',
      definition: `Has plots, and nothing was written in the field book for ${RECORD_DAYS} days.`,
      teach: 'Write one entry together in the field, or ask a relative to help.',
    },
  },
  unsold: {
    zh: {
      name: '采了没卖出',
      definition: `近 ${SALES_DAYS} 天有采收，没有一笔收入。`,
      teach: '和合作社一起看上架、定价和取货点。',
    },
    en: {
      name: 'Picked, not sold',
      definition: `Harvested in the last ${SALES_DAYS} days and earned nothing in them.`,
      teach: 'Look with the co-op at offers, prices and collection points.',
    },
  },
};
