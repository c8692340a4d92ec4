import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';

export const refusals = {
  'branding.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '授权和标准由品牌协会管理，打标由经营者自己做。',
      next: '请换用有这项权利的身份登录。',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'The association decides licences and standards; the operator marks its own lots.',
      next: 'Sign in with a role that may.',
    }),
  },
  'branding.no-brand': {
    status: 404,
    zh: () => ({
      what: '没有这个品牌',
      why: '链接不完整，或品牌不属于本县。',
      next: '请从品牌列表重新打开。',
    }),
    en: () => ({
      what: 'No such brand',
      why: 'The link is incomplete, or the brand is not of this county.',
      next: 'Open it from the list of brands.',
    }),
  },
  'branding.no-licence': {
    status: 404,
    zh: () => ({ what: '没有这份授权', why: '编号不对，或还没有申请。', next: '请核对编号，或先提交申请。' }),
    en: () => ({
      what: 'No such licence',
      why: 'The number is wrong, or nothing was applied for.',
      next: 'Check the number, or apply first.',
    }),
  },
  'branding.licence-standing': {
    status: 409,
    zh: () => ({
      what: '已经申请过了',
      why: '同一品牌、同一产品只能有一份在办或有效的授权。',
      next: '请在“我的授权”里查看进度。',
    }),
    en: () => ({
      what: 'Already applied for',
      why: 'One operator has one application or licence per brand and product.',
      next: 'See its progress under “My licences”.',
    }),
  },
  'branding.no-standard': {
    status: 409,
    zh: () => ({
      what: '这个产品还不能用这个品牌',
      why: '品牌协会还没有定这个产品的准入标准。',
      next: '请联系品牌协会。',
    }),
    en: () => ({
      what: 'This brand does not cover this product yet',
      why: 'The association has not set an entry standard for it.',
      next: 'Ask the association.',
    }),
  },
  'branding.already-decided': {
    status: 409,
    zh: (facts: { status: string }) => ({
      what: '不能再这样处理',
      why: `这份授权现在的状态是“${facts.status}”。`,
      next: '请刷新页面查看最新状态。',
    }),
    en: (facts: { status: string }) => ({
      what: 'This can no longer be done',
      why: `The licence is now “${facts.status}”.`,
      next: 'Reload the page to see where it stands.',
    }),
  },
  'branding.reason-needed': {
    status: 422,
    zh: () => ({
      what: '请写明理由',
      why: '不予授权、暂停和撤销都要让对方知道为什么。',
      next: '写一句理由后再提交。',
    }),
    en: () => ({
      what: 'Please give the reason',
      why: 'Whoever is refused, suspended or revoked has a right to know why.',
      next: 'Write one sentence, then send again.',
    }),
  },
  'branding.bad-term': {
    status: 422,
    zh: () => ({ what: '授权期限不对', why: '期限要从今天或以后开始，最长三年。', next: '请改好起止日期。' }),
    en: () => ({
      what: 'The term is not valid',
      why: 'It must start today or later, end after it starts, and last at most three years.',
      next: 'Correct the dates.',
    }),
  },
  'branding.no-grades': {
    status: 422,
    zh: () => ({
      what: '请至少选一个等级',
      why: '准入标准要写明哪些等级可以用品牌。',
      next: '勾选等级后再提交。',
    }),
    en: () => ({
      what: 'Choose at least one grade',
      why: 'An entry standard says which grades may carry the brand.',
      next: 'Tick the grades, then send again.',
    }),
  },
  'branding.no-lot': {
    status: 404,
    zh: () => ({
      what: '没有这个批次',
      why: '批次号不对，或不是您经营的批次。',
      next: '请从“我的批次”里选择。',
    }),
    en: () => ({
      what: 'No such lot',
      why: 'The lot number is wrong, or the lot is not yours to mark.',
      next: 'Choose it from “My lots”.',
    }),
  },
  'branding.mark-licence': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '没有在有效期内的品牌授权。',
      next: '请先申请授权，或联系品牌协会。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'There is no licence in force.',
      next: 'Apply for one, or ask the association.',
    }),
  },
  'branding.mark-standard': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '这个产品没有现行的准入标准。',
      next: '请联系品牌协会。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'No entry standard for this product is in force.',
      next: 'Ask the association.',
    }),
  },
  'branding.mark-grade': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '它的等级不在准入标准里。',
      next: '可以不打标销售，或重新分级后再来。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'Its grade is not in the entry standard.',
      next: 'Sell it without the mark, or regrade it first.',
    }),
  },
  'branding.mark-certificate': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '还没有有效的承诺达标合格证。',
      next: '先给这个批次开合格证。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'It has no conformity certificate in force.',
      next: 'Issue its certificate first.',
    }),
  },
  'branding.mark-age': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '采收时间已经超过标准允许的天数。',
      next: '请用更新鲜的批次。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'It was harvested longer ago than the standard allows.',
      next: 'Use a fresher lot.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type BrandingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
