import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

type InUnit = { unit: Unit };
const amountZh = (amount: string, { unit }: InUnit) => `${amount} ${unitWords[unit].zh}`;
const amountEn = (amount: string, { unit }: InUnit) => `${amount} ${unitWords[unit].en}`;

/** What origin refuses, why, and what to do next. Days are `YYYY-MM-DD`, amounts decimals in the lot's unit. */
export const refusals = {
  'origin.not-yours': {
    status: 403,
    zh: () => ({
      what: '这不是您家的地块或批次',
      why: '只有本户、所在合作社的工作人员可以登记',
      next: '请换成本户账号，或请合作社代办',
    }),
    en: () => ({
      what: 'This plot or lot is not yours',
      why: 'Only the household itself and its co-op’s staff may record for it',
      next: 'Sign in for that household, or ask the co-op to do it',
    }),
  },
  'origin.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '这一步不属于您的工作',
      next: '请找农户本人、合作社或县里的负责人',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'This step is not part of your work here',
      next: 'Ask the grower, the co-op or the county officer',
    }),
  },
  'origin.unknown': {
    status: 404,
    zh: (facts: { what: string }) => ({
      what: '没有找到要办的那一项',
      why: `本县没有登记：${facts.what}`,
      next: '请返回列表重新选择',
    }),
    en: (facts: { what: string }) => ({
      what: 'What this is about was not found',
      why: `Not on record in this county: ${facts.what}`,
      next: 'Go back to the list and choose again',
    }),
  },
  'origin.id-taken': {
    status: 409,
    zh: () => ({ what: '没有保存', why: '这个编号已经用在另一条记录上', next: '请重新打开表格再填一次' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'This id already belongs to another record',
      next: 'Open the form again and fill it in once more',
    }),
  },
  'origin.in-future': {
    status: 422,
    zh: () => ({ what: '没有保存', why: '填写的时间还没有到', next: '请改成已经做完的时间' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'The time given has not come yet',
      next: 'Give the time at which it was done',
    }),
  },
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
  'origin.certificate-missing': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 还没有承诺达标合格证`,
      why: '这类农产品上网销售、收购混装都要附合格证（农业农村部令2025年第4号）',
      next: '请先给这个批次开具合格证',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} has no promise certificate yet`,
      why: 'This kind of produce is sold online and mixed only with one (MARA Order 2025 No. 4)',
      next: 'Issue a certificate for the lot first',
    }),
  },
  'origin.presale-gone': {
    status: 409,
    zh: (facts: { left: string; unit: Unit }) => ({
      what: '预售的量不够了',
      why: `按采收预测，只剩 ${amountZh(facts.left, facts)} 可以预订`,
      next: '请减少数量，或等采收后再买',
    }),
    en: (facts: { left: string; unit: Unit }) => ({
      what: 'Not enough is left to order ahead',
      why: `By the harvest forecast only ${amountEn(facts.left, facts)} can still be promised`,
      next: 'Take less, or buy after the harvest',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type OriginRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
