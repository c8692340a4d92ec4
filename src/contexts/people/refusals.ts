import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why people, organisations, sign-in and help may refuse. */
export const refusals = {
  'people.not-allowed': {
    status: 403,
    zh: () => ({
      what: '你的身份不能做这件事',
      why: '这件事只有管理这个单位的人能做',
      next: '请单位负责人或县里工作人员来办',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Only those who look after this organisation can',
      next: 'Ask its manager or the county office to do it',
    }),
  },
  'people.sign-in-needed': {
    status: 401,
    zh: () => ({ what: '请先登录', why: '这件事要知道是谁在做', next: '用手机号登录后再试' }),
    en: () => ({
      what: 'Please sign in first',
      why: 'This needs to know who is doing it',
      next: 'Sign in with your phone number and try again',
    }),
  },
  'people.organisation-unknown': {
    status: 404,
    zh: () => ({ what: '没有找到这个单位', why: '它不在本县的名册里', next: '从单位列表里重新选' }),
    en: () => ({
      what: 'This organisation was not found',
      why: 'It is not in the county’s register',
      next: 'Choose again from the list of organisations',
    }),
  },
  'people.person-unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到这个人',
      why: '这个手机号还没有在本县登记',
      next: '核对号码，或者请他先用这个手机号登录一次',
    }),
    en: () => ({
      what: 'This person was not found',
      why: 'This phone number is not registered in the county',
      next: 'Check the number, or ask them to sign in once with it',
    }),
  },
  'people.role-does-not-fit': {
    status: 422,
    zh: () => ({
      what: '这个身份和单位对不上',
      why: '比如站点管理员只能在服务站点里任职',
      next: '换一个身份，或者选对应的单位',
    }),
    en: () => ({
      what: 'This role does not belong to such an organisation',
      why: 'A station keeper, for example, keeps a station and nothing else',
      next: 'Choose another role, or the organisation it belongs to',
    }),
  },
  'people.not-a-member': {
    status: 409,
    zh: () => ({
      what: '没有可以结束的身份',
      why: '他现在没有这个身份，可能已经结束了',
      next: '刷新名单再看',
    }),
    en: () => ({
      what: 'There is no role to end',
      why: 'They do not hold it now; it may have ended already',
      next: 'Reload the list and look again',
    }),
  },
  'people.phone-invalid': {
    status: 422,
    zh: () => ({
      what: '手机号不对',
      why: '要填 11 位的中国大陆手机号',
      next: '检查有没有少一位或多一位，再试一次',
    }),
    en: () => ({
      what: 'This is not a mobile number',
      why: 'It takes the eleven digits of a mainland China mobile number',
      next: 'Check for a missing or an extra digit and try again',
    }),
  },
  'people.name-invalid': {
    status: 422,
    zh: () => ({ what: '姓名不对', why: '姓名要填 1 到 40 个字', next: '改好后再保存' }),
    en: () => ({
      what: 'This name cannot be used',
      why: 'A name has 1 to 40 characters',
      next: 'Correct it and save again',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
