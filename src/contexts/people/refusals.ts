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
  'people.place-unknown': {
    status: 422,
    zh: () => ({ what: '没有这个地方', why: '它不在本县的地名里', next: '从列表里选一个镇或村' }),
    en: () => ({
      what: 'There is no such place',
      why: 'It is not among the places of this county',
      next: 'Choose a township or village from the list',
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
  'people.too-many-attempts': {
    status: 429,
    zh: (facts: { seconds: number }) => ({
      what: '试得太多了，请等一等',
      why: '为了您的账号安全，短时间内只能试几次',
      next: `${waitZh(facts.seconds)}后再试`,
    }),
    en: (facts: { seconds: number }) => ({
      what: 'Too many tries, please wait',
      why: 'To keep accounts safe, only a few tries are allowed in a short time',
      next: `Try again in ${waitEn(facts.seconds)}`,
    }),
  },
  'people.code-not-sent': {
    status: 503,
    zh: () => ({
      what: '验证码没有发出去',
      why: '短信服务现在没有应答',
      next: '过一分钟再试；设过密码的可以用密码登录',
    }),
    en: () => ({
      what: 'The code could not be sent',
      why: 'The text message service does not answer at the moment',
      next: 'Try again in a minute, or sign in with your password if you have set one',
    }),
  },
  'people.code-wrong': {
    status: 422,
    zh: () => ({
      what: '验证码不对',
      why: '和短信里的 6 个数字对不上',
      next: '看清最新一条短信再输一次',
    }),
    en: () => ({
      what: 'This code is not right',
      why: 'It is not the six digits of the text message',
      next: 'Look at the newest message and type it again',
    }),
  },
  'people.code-expired': {
    status: 410,
    zh: () => ({
      what: '验证码已经失效',
      why: '一个验证码 5 分钟内有效，只能用一次',
      next: '重新获取一个验证码',
    }),
    en: () => ({
      what: 'This code is no longer valid',
      why: 'A code is good for five minutes and for one use',
      next: 'Ask for a new code',
    }),
  },
  'people.code-spent': {
    status: 429,
    zh: () => ({
      what: '这个验证码已经作废',
      why: '输错了 5 次',
      next: '重新获取一个验证码',
    }),
    en: () => ({
      what: 'This code has been cancelled',
      why: 'It was mistyped five times',
      next: 'Ask for a new code',
    }),
  },
  'people.password-wrong': {
    status: 422,
    zh: () => ({
      what: '手机号或密码不对',
      why: '两个对不上，或者还没有设过密码',
      next: '再试一次，或者改用短信验证码登录',
    }),
    en: () => ({
      what: 'Phone number or password is not right',
      why: 'The two do not match, or no password has been set yet',
      next: 'Try again, or sign in with a code by text message',
    }),
  },
  'people.password-unfit': {
    status: 422,
    zh: () => ({
      what: '这个密码不能用',
      why: '密码要 8 到 128 个字符',
      next: '换一个长一点、自己记得住的密码',
    }),
    en: () => ({
      what: 'This password cannot be used',
      why: 'A password has 8 to 128 characters',
      next: 'Choose a longer one that you will remember',
    }),
  },
  'people.sign-in-again': {
    status: 403,
    zh: () => ({
      what: '请先重新登录一次',
      why: '改密码和通行密钥，要在登录后 30 分钟以内',
      next: '退出后用手机号重新登录，再来设置',
    }),
    en: () => ({
      what: 'Please sign in once more',
      why: 'Passwords and passkeys can be changed within 30 minutes of signing in',
      next: 'Sign out, sign in with your phone number, and come back here',
    }),
  },
  'people.passkey-failed': {
    status: 422,
    zh: () => ({
      what: '通行密钥没有通过',
      why: '可能取消了，或者这台设备上没有对应的密钥',
      next: '再试一次，或者改用短信验证码登录',
    }),
    en: () => ({
      what: 'The passkey was not accepted',
      why: 'It was cancelled, or this device holds no passkey for this account',
      next: 'Try again, or sign in with a code by text message',
    }),
  },
  'people.not-while-helping': {
    status: 403,
    zh: () => ({
      what: '代人操作的时候不能做这件事',
      why: '姓名、密码、身份和授权，只能本人来改',
      next: '先结束代办，或者请本人用自己的手机登录来改',
    }),
    en: () => ({
      what: 'This cannot be done while acting for someone',
      why: 'Names, passwords, posts and consent are changed by the person alone',
      next: 'Stop acting for them first, or ask them to sign in on their own phone',
    }),
  },
  'people.no-consent': {
    status: 403,
    zh: () => ({
      what: '现在不能代这个人操作',
      why: '没有对方的授权，或者对方已经收回',
      next: '请对方在“我的”页面授权，或者用验证码当面授权',
    }),
    en: () => ({
      what: 'You cannot act for this person now',
      why: 'They have not agreed, or have taken their consent back',
      next: 'Ask them to agree on their own page, or by a code sent to their phone',
    }),
  },
  'people.help-oneself': {
    status: 422,
    zh: () => ({
      what: '这是您自己的手机号',
      why: '自己的事自己就能办，不用授权',
      next: '填对方的手机号',
    }),
    en: () => ({
      what: 'This is your own number',
      why: 'Nobody needs consent to act for themselves',
      next: 'Enter the other person’s number',
    }),
  },
  'people.last-admin': {
    status: 409,
    zh: () => ({
      what: '不能结束最后一位平台管理员',
      why: '没有管理员，就没有人能再任命管理员',
      next: '先任命另一位管理员，再来结束这一位',
    }),
    en: () => ({
      what: 'The last platform administrator stays',
      why: 'Without one, nobody could appoint another',
      next: 'Appoint another administrator first, then end this one',
    }),
  },
  'people.orders-open': {
    status: 409,
    zh: (facts: { count: number }) => ({
      what: '现在还不能注销',
      why: `还有 ${facts.count} 个订单没有办完`,
      next: '等订单收货或者退款以后再来注销',
    }),
    en: (facts: { count: number }) => ({
      what: 'The account cannot be erased yet',
      why: facts.count === 1 ? 'One order is still under way' : `${facts.count} orders are still under way`,
      next: 'Come back when they have been collected or refunded',
    }),
  },
  'people.hat-not-held': {
    status: 403,
    zh: () => ({
      what: '不能换成这个身份',
      why: '您现在没有这个身份，可能已经结束了',
      next: '从您现有的身份里选',
    }),
    en: () => ({
      what: 'You cannot put on this role',
      why: 'You do not hold it now; it may have ended',
      next: 'Choose one of the roles you hold',
    }),
  },
} as const satisfies Record<string, RefusalText>;

function waitZh(seconds: number): string {
  return seconds < 100
    ? `${seconds} 秒`
    : seconds < 6000
      ? `${Math.ceil(seconds / 60)} 分钟`
      : `${Math.ceil(seconds / 3600)} 小时`;
}

function waitEn(seconds: number): string {
  return seconds < 100
    ? `${seconds} seconds`
    : seconds < 6000
      ? `${Math.ceil(seconds / 60)} minutes`
      : `${Math.ceil(seconds / 3600)} hours`;
}

export const refuse = refuserOf(refusals);
