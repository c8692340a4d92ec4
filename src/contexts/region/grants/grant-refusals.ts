import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const grantRefusals = {
  'region.grants-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '补助由申请单位申请、县里的工作人员审，互不代替',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Grants are asked for by who needs them and decided by the county’s officers, neither for the other',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-grant': {
    status: 404,
    zh: () => ({ what: '没有这份补助', why: '地址写错了，或者不是您单位的', next: '请从列表里选' }),
    en: () => ({
      what: 'There is no such grant',
      why: 'The address is wrong, or it is another organisation’s',
      next: 'Choose one from the list',
    }),
  },
  'region.grant-wrong': {
    status: 422,
    zh: ({ field }: { field: string }) => ({
      what: `“${field}”这一项不对`,
      why: '名称和说明要写全，金额要大于 0、不超过上限，各阶段的比例加起来是 100%',
      next: '请改正后再来',
    }),
    en: ({ field }: { field: string }) => ({
      what: `“${field}” is wrong`,
      why: 'Names and texts are needed, amounts are above 0 and within the most, and the stages’ parts add up to 100 %',
      next: 'Correct it and send it again',
    }),
  },
  'region.own-grant': {
    status: 403,
    zh: () => ({
      what: '自己单位的补助，自己不能审',
      why: '申请的人和审的人不能是同一个人、同一个单位；审计的人也不能是批钱的人',
      next: '请让别的工作人员来审',
    }),
    en: () => ({
      what: 'Nobody judges a grant of their own',
      why: 'Who asks and who decides are different people of different organisations, and who audits has not decided or paid',
      next: 'Let another officer do it',
    }),
  },
  'region.grant-moved-on': {
    status: 409,
    zh: () => ({
      what: '这份补助已经不在这一步了',
      why: '别人刚处理过，或者前一步还没有做完',
      next: '请看一眼现在到哪一步了',
    }),
    en: () => ({
      what: 'This grant is not at that step',
      why: 'Somebody has just seen to it, or the step before is not done',
      next: 'Look where it stands now',
    }),
  },
  'region.no-evidence': {
    status: 422,
    zh: () => ({
      what: '还没有这一步的证明材料',
      why: '每一笔钱都要有看得到的材料才能付',
      next: '请先上传照片或 PDF',
    }),
    en: () => ({
      what: 'There is no evidence for this step yet',
      why: 'Nothing is paid without something that can be looked at',
      next: 'Bring a photo or a PDF first',
    }),
  },
  'region.evidence-file': {
    status: 422,
    zh: ({ mostMb }: { mostMb: number }) => ({
      what: '这个文件不能用',
      why: `要 PDF、JPEG 或 PNG，按内容认，不超过 ${mostMb} MB`,
      next: '请换一个文件',
    }),
    en: ({ mostMb }: { mostMb: number }) => ({
      what: 'This file cannot be used',
      why: `A PDF, JPEG or PNG is needed, judged by what is in it, of at most ${mostMb} MB`,
      next: 'Bring another file',
    }),
  },
  'region.option-taken': {
    status: 409,
    zh: () => ({
      what: '这个项目已经批给别人了',
      why: '方案里的一个项目只付一次钱',
      next: '请选别的项目',
    }),
    en: () => ({
      what: 'This project has been granted to somebody else',
      why: 'A project of a plan is paid for once',
      next: 'Choose another project',
    }),
  },
  'region.not-audited': {
    status: 409,
    zh: () => ({
      what: '还没有审计说钱用错了',
      why: '要先有审计结论，才能追回；追回不能超过付出去的',
      next: '请先审计，或改一下金额',
    }),
    en: () => ({
      what: 'No audit has found the money misused',
      why: 'Money is called back after an audit says so, and never more than was paid',
      next: 'Audit it first, or correct the amount',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseGrant = refuserOf(grantRefusals);
