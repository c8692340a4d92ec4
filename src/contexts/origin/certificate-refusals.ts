import type { RefusalText } from '#shared/outcome.ts';

/** What is refused about 承诺达标合格证. Days are `YYYY-MM-DD`, amounts decimals in the lot's unit. */
export const certificateRefusals = {
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
  'origin.certificate-not-for-product': {
    status: 422,
    zh: (facts: { productZh: string; productEn: string }) => ({
      what: '不用开合格证',
      why: `${facts.productZh}不在承诺达标合格证的品类里（农业农村部令2025年第4号第三条）`,
      next: '可以直接上架',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: 'No certificate is needed',
      why: `${facts.productEn} is not among the goods that carry one (MARA Order 2025 No. 4 art. 3)`,
      next: 'It can go on sale as it is',
    }),
  },
  'origin.already-certified': {
    status: 409,
    zh: (facts: { lot: string; number: string }) => ({
      what: `批次 ${facts.lot} 已经有合格证`,
      why: `合格证 ${facts.number} 仍然有效，开出后不能改`,
      next: '要更正请先作废，再重新开具',
    }),
    en: (facts: { lot: string; number: string }) => ({
      what: `Lot ${facts.lot} has a certificate already`,
      why: `Certificate ${facts.number} is in force and cannot be changed`,
      next: 'To correct it, void it and issue a new one',
    }),
  },
  'origin.certificate-voided': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `合格证 ${facts.number} 已经作废`,
      why: '作废只能做一次，不能恢复',
      next: '请重新开具一张',
    }),
    en: (facts: { number: string }) => ({
      what: `Certificate ${facts.number} was voided before`,
      why: 'Voiding is done once and not undone',
      next: 'Issue a new one',
    }),
  },
  'origin.basis-needed': {
    status: 422,
    zh: () => ({
      what: '没有开出合格证',
      why: '承诺依据至少选一项；选了检测，要写检测报告编号',
      next: '请补上承诺依据',
    }),
    en: () => ({
      what: 'The certificate was not issued',
      why: 'Choose at least one basis; a promise that rests on a test names its report',
      next: 'Complete the basis',
    }),
  },
} as const satisfies Record<string, RefusalText>;
