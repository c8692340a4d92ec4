import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { allotmentRefusals } from './allotment-refusals.ts';
import { certificateRefusals } from './certificate-refusals.ts';
import { fieldRefusals } from './field-refusals.ts';
import { lotRefusals } from './lot-refusals.ts';
import { readingRefusals } from './reading-refusals.ts';

/** Everything origin refuses, why, and what to do next. */
export const refusals = {
  ...fieldRefusals,
  ...readingRefusals,
  ...lotRefusals,
  ...allotmentRefusals,
  ...certificateRefusals,
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
  'origin.reason-needed': {
    status: 422,
    zh: () => ({ what: '没有保存', why: '这一步会留在记录里，要写明原因', next: '请写一句原因' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'This step stays on the record and needs a reason',
      next: 'Write one sentence why',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type OriginRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
