import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { LicenceInForce } from './kernel/licence.ts';

const statusWords: Readonly<Record<LicenceInForce['status'], { readonly zh: string; readonly en: string }>> =
  {
    applied: { zh: '待审', en: 'waiting' },
    granted: { zh: '已授权', en: 'granted' },
    refused: { zh: '未通过', en: 'refused' },
    suspended: { zh: '已暂停', en: 'suspended' },
    revoked: { zh: '已撤销', en: 'revoked' },
    ended: { zh: '已退出', en: 'ended' },
  };

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
      why: '同一品牌、同一产品只能有一份在办或有效的授权；到期前 60 天起可以续期，暂停期间不能续。',
      next: '请在“我的授权”里查看进度。',
    }),
    en: () => ({
      what: 'Already applied for',
      why: 'One operator has one application or licence per brand and product. It can be renewed from 60 days before its end, and not while it is suspended.',
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
    zh: (facts: { status: LicenceInForce['status'] }) => ({
      what: '不能再这样处理',
      why: `这份授权现在的状态是“${statusWords[facts.status].zh}”。`,
      next: '请刷新页面查看最新状态。',
    }),
    en: (facts: { status: LicenceInForce['status'] }) => ({
      what: 'This can no longer be done',
      why: `The licence is now “${statusWords[facts.status].en}”.`,
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
  'branding.renewal-from-today': {
    status: 422,
    zh: () => ({
      what: '续期要从今天开始',
      why: '对方现在的授权会在批准时由新的接上，中间空一天，货上的标就会掉。',
      next: '把开始日改成今天。',
    }),
    en: () => ({
      what: 'A renewal starts today',
      why: 'It follows the present licence at once: with a gap of a day, lots on sale would lose their mark.',
      next: 'Set the first day to today.',
    }),
  },
  'branding.evidence-unnamed': {
    status: 422,
    zh: () => ({
      what: '有一份材料没有写是什么',
      why: '只有编号，审核的人不知道该看什么。',
      next: '在编号旁写上名称，比如“2026 年抽检报告”。',
    }),
    en: () => ({
      what: 'One piece of evidence has no name',
      why: 'By its number alone the association cannot tell what to look at.',
      next: 'Name it beside its number, such as “Test report 2026”.',
    }),
  },
  'branding.standard-too-early': {
    status: 422,
    zh: (facts: { first: string }) => ({
      what: '开始日太早',
      why: '标准不能往回改：新版要从今天或以后、并且在现行版开始之后生效。',
      next: `最早可以从 ${facts.first} 开始。`,
    }),
    en: (facts: { first: string }) => ({
      what: 'The first day is too early',
      why: 'A standard is not changed for the past: a new version starts today or later, and after the one before it.',
      next: `The earliest day is ${facts.first}.`,
    }),
  },
  'branding.bad-days': {
    status: 422,
    zh: () => ({
      what: '采后天数不对',
      why: '要写 1 到 1000 之间的整数。',
      next: '改好天数后再提交。',
    }),
    en: () => ({
      what: 'The days from harvest are not valid',
      why: 'They are a whole number from 1 to 1000.',
      next: 'Correct the days, then send again.',
    }),
  },
  'branding.standard-unsaid': {
    status: 422,
    zh: () => ({
      what: '请写明标准的内容',
      why: '买家和经营者看到的就是这段话，中英文都要有。',
      next: '两段都写上一两句再提交。',
    }),
    en: () => ({
      what: 'Say what the standard asks',
      why: 'Buyers and operators read this text, in Chinese and in English.',
      next: 'Write a sentence or two in both, then send again.',
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
  'branding.mark-no-quota': {
    status: 409,
    zh: () => ({
      what: '这个批次今天不能打标',
      why: '约定的使用数量已经过期，新的年度还没有约定。',
      next: '请和品牌协会签今年的使用协议。',
    }),
    en: () => ({
      what: 'This lot cannot carry the mark today',
      why: 'The agreed quantity is for a year that is over, and none is agreed for this one.',
      next: 'Agree this year’s quantity with the association.',
    }),
  },
  'branding.mark-quota': {
    status: 409,
    zh: ({ quota, used, left, wanted }: { quota: string; used: string; left: string; wanted: string }) => ({
      what: '超过了约定的使用数量',
      why: `协议约定 ${quota} 公斤，已经用了 ${used} 公斤，还剩 ${left} 公斤；这一批有 ${wanted} 公斤。`,
      next: '可以先把批次分小，或请品牌协会增加数量。',
    }),
    en: ({ quota, used, left, wanted }: { quota: string; used: string; left: string; wanted: string }) => ({
      what: 'This is more than the agreed quantity',
      why: `${quota} kg are agreed, ${used} kg are used, ${left} kg are left; this lot holds ${wanted} kg.`,
      next: 'Split the lot into a smaller one, or ask the association for more.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type BrandingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
