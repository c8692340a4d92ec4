import type { RefusalText } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';
import { amountEn, amountZh } from './refused-amounts.ts';

/** What is refused about lots and their stock. Days are `YYYY-MM-DD`, amounts decimals in the lot's unit. */
export const lotRefusals = {
  'origin.amount-invalid': {
    status: 422,
    zh: (facts: { unit: Unit }) => ({
      what: '数量不对',
      why: `数量要大于零，并且能换算成${unitWords[facts.unit].zh}，最细到 1 克`,
      next: '请改一下数量或单位',
    }),
    en: (facts: { unit: Unit }) => ({
      what: 'The amount does not work',
      why: `It must be more than zero and convert to ${unitWords[facts.unit].en}, no finer than 1 gram`,
      next: 'Change the amount or its unit',
    }),
  },
  'origin.stock-gone': {
    status: 409,
    zh: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: '货不够了',
      why: `批次 ${facts.lot} 只剩 ${amountZh(facts.left, facts)} 可以动用`,
      next: '请减少数量，或换一个批次',
    }),
    en: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: 'There is not enough left',
      why: `Lot ${facts.lot} has only ${amountEn(facts.left, facts)} free`,
      next: 'Take less, or choose another lot',
    }),
  },
  'origin.lot-held': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 已暂停`,
      why: '暂停期间这批货不卖、不出证、不拆合',
      next: '请换一个批次，或等暂停解除',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} is on hold`,
      why: 'While it is held nothing of it is sold, certified, split or mixed',
      next: 'Choose another lot, or wait until the hold is released',
    }),
  },
  'origin.lot-closed': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 已结束`,
      why: '结束的批次不再变动',
      next: '请换一个批次',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} is closed`,
      why: 'A closed lot does not change any more',
      next: 'Choose another lot',
    }),
  },
  'origin.grade-unknown': {
    status: 422,
    zh: (facts: { productZh: string; productEn: string }) => ({
      what: '等级不对',
      why: `${facts.productZh}没有这个等级`,
      next: '请从等级图里选一个',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: 'The grade is wrong',
      why: `${facts.productEn} has no such grade`,
      next: 'Choose one of the grades shown',
    }),
  },
  'origin.plots-differ': {
    status: 422,
    zh: () => ({
      what: '没有登记这次采收',
      why: '一个批次只能来自一户、种同一种东西的地块',
      next: '请按户、按品种分开登记，再合并',
    }),
    en: () => ({
      what: 'This harvest was not recorded',
      why: 'A lot comes from plots of one household that grow this product',
      next: 'Record each household and product by itself, then merge',
    }),
  },
  'origin.lots-differ': {
    status: 422,
    zh: () => ({
      what: '这些批次不能合并',
      why: '只有同一种产品、同一个等级才能混在一起',
      next: '等级不同的，请先重新分级',
    }),
    en: () => ({
      what: 'These lots cannot be merged',
      why: 'Only the same product of the same grade is mixed',
      next: 'Regrade first where the grades differ',
    }),
  },
  'origin.no-common-coop': {
    status: 422,
    zh: () => ({
      what: '这些批次不能合并',
      why: '不同人家的货只有他们共同的合作社才能收购混装',
      next: '请由合作社合并，或分开卖',
    }),
    en: () => ({
      what: 'These lots cannot be merged',
      why: 'Only the co-op that several households have joined may buy and mix their goods',
      next: 'Let the co-op merge them, or sell them apart',
    }),
  },
  'origin.still-reserved': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 还不能结束`,
      why: '有顾客正在付款',
      next: '请过 15 分钟再试',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} cannot be closed yet`,
      why: 'A customer is paying for part of it',
      next: 'Try again in 15 minutes',
    }),
  },
  'origin.still-free': {
    status: 409,
    zh: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: `批次 ${facts.lot} 还不能结束`,
      why: `还有 ${amountZh(facts.left, facts)} 没有去处`,
      next: '请先登记损耗，或分到别的批次',
    }),
    en: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: `Lot ${facts.lot} cannot be closed yet`,
      why: `${amountEn(facts.left, facts)} of it went nowhere yet`,
      next: 'Record it as a loss, or move it into another lot',
    }),
  },
  'origin.held-by-officer': {
    status: 403,
    zh: (facts: { lot: string }) => ({
      what: `不能解除批次 ${facts.lot} 的暂停`,
      why: '这是县里或安全间隔期规则暂停的，要由县里的负责人核实后解除',
      next: '请联系县农业农村局',
    }),
    en: (facts: { lot: string }) => ({
      what: `The hold on lot ${facts.lot} cannot be released`,
      why: 'The county or the spray rule holds it; the county officer releases it after looking into it',
      next: 'Call the county agriculture bureau',
    }),
  },
} as const satisfies Record<string, RefusalText>;
