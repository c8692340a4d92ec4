import type { RefusalText } from './outcome.ts';

/** Refusals that belong to no context: the door itself says no, before a use case is asked. */
export const refusals = {
  'request.not-found': {
    status: 404,
    zh: () => ({
      what: '没有找到这个页面',
      why: '地址可能输错了，或者内容已经撤下',
      next: '从首页重新找，或者用上面的搜索',
    }),
    en: () => ({
      what: 'This page was not found',
      why: 'The address may be mistyped, or the content was taken down',
      next: 'Start again from the home page, or use the search above',
    }),
  },
  'request.sign-in-needed': {
    status: 401,
    zh: () => ({ what: '请先登录', why: '这里的内容只给登录的人看', next: '登录后会回到这一页' }),
    en: () => ({
      what: 'Please sign in first',
      why: 'This is shown only to people who are signed in',
      next: 'You will come back here after signing in',
    }),
  },
  'request.role-needed': {
    status: 403,
    zh: (facts: { needs: string }) => ({
      what: '你的身份不能打开这里',
      why: `这里需要的身份是：${facts.needs}`,
      next: '换一个有这个身份的账号登录，或者请单位管理员给你加上',
    }),
    en: (facts: { needs: string }) => ({
      what: 'Your role cannot open this',
      why: `It needs the role: ${facts.needs}`,
      next: 'Sign in with an account that has it, or ask your organisation to give it to you',
    }),
  },
  'request.invalid': {
    status: 422,
    zh: (facts: { fields: string }) => ({
      what: '提交的内容有问题',
      why: `这些内容缺少或格式不对：${facts.fields}`,
      next: '改好后再提交一次',
    }),
    en: (facts: { fields: string }) => ({
      what: 'What you sent is not complete',
      why: `Missing or malformed: ${facts.fields}`,
      next: 'Correct it and send it again',
    }),
  },
  'request.unreadable': {
    status: 400,
    zh: () => ({
      what: '收到的内容读不出来',
      why: '里面有不是文字的符号，或者表单在路上残缺了',
      next: '回到那一页，重新填一次',
    }),
    en: () => ({
      what: 'What arrived cannot be read',
      why: 'It holds signs that are no text, or the form was damaged on its way',
      next: 'Go back to that page and fill it in again',
    }),
  },
  'request.media-type': {
    status: 415,
    zh: () => ({
      what: '这种格式的内容不收',
      why: 'Content-Type 不是接口说明里写的那种',
      next: '照 /api 上的接口说明换成那种格式，再发一次',
    }),
    en: () => ({
      what: 'Content of this kind is not taken',
      why: 'Its Content-Type is not the one the description of the endpoint names',
      next: 'Send it again as the description at /api says',
    }),
  },
  'request.too-large': {
    status: 413,
    zh: (facts: { limitMb: number }) => ({
      what: '文件太大了',
      why: `一次最多 ${facts.limitMb} MB`,
      next: '换一张小一点的照片，或者分几次上传',
    }),
    en: (facts: { limitMb: number }) => ({
      what: 'The file is too large',
      why: `At most ${facts.limitMb} MB at once`,
      next: 'Choose a smaller photo, or send it in parts',
    }),
  },
} as const satisfies Record<string, RefusalText>;
