import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const villageVoteRefusals = {
  'region.votes-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能开村民投票',
      why: '投票由县里的工作人员替村里开，提项目和投票的是村民',
      next: '请找县里的工作人员',
    }),
    en: () => ({
      what: 'Your role cannot open a village’s vote',
      why: 'The county’s officers open it for the village; its people propose and vote',
      next: 'Ask an officer of the county',
    }),
  },
  'region.no-village-vote': {
    status: 404,
    zh: () => ({ what: '没有这次投票', why: '地址写错了，或者还没有计票', next: '请从列表里选' }),
    en: () => ({
      what: 'There is no such vote',
      why: 'The address is wrong, or it is not counted yet',
      next: 'Choose one from the list',
    }),
  },
  'region.not-of-village': {
    status: 403,
    zh: () => ({
      what: '这是别的村的投票',
      why: '只有登记在这个村的人能提项目、能投票',
      next: '请登录；登记的村不对，请找村里改',
    }),
    en: () => ({
      what: 'This is another village’s vote',
      why: 'Only people registered in the village propose and vote',
      next: 'Sign in; if you are registered elsewhere by mistake, have the village correct it',
    }),
  },
  'region.vote-moved-on': {
    status: 409,
    zh: () => ({
      what: '现在不是做这一步的时候',
      why: '先提项目，再投票，到时间就不能再投',
      next: '请看页面上现在到哪一步',
    }),
    en: () => ({
      what: 'It is not the time for this',
      why: 'Projects are proposed first, then the village votes, until the time is over',
      next: 'See on the page where the vote stands',
    }),
  },
  'region.vote-still-open': {
    status: 409,
    zh: () => ({ what: '还不能计票', why: '投票的时间还没有到', next: '请等时间到了再计票' }),
    en: () => ({
      what: 'It cannot be counted yet',
      why: 'Its time is not over',
      next: 'Count it when it is',
    }),
  },
  'region.vote-wrong': {
    status: 422,
    zh: () => ({
      what: '填得不对',
      why: '名称要写，金额是大于 0 的整数元，项目不能比总额贵、最多 60 个，投票 1 到 60 天',
      next: '请改正后再来',
    }),
    en: () => ({
      what: 'Something is wrong with it',
      why: 'Names are needed, amounts are whole yuan above 0, no project costs more than there is, there are 60 at most, and a vote lasts 1 to 60 days',
      next: 'Correct it and send it again',
    }),
  },
  'region.too-few-projects': {
    status: 409,
    zh: () => ({ what: '项目太少', why: '至少要有两个项目才有得选', next: '请等村民再提' }),
    en: () => ({
      what: 'Too few projects',
      why: 'There is a choice from two on',
      next: 'Wait until more is proposed',
    }),
  },
  'region.nothing-wanted': {
    status: 422,
    zh: () => ({ what: '没有选项目', why: '至少要选一个，可以选几个', next: '请选好再投' }),
    en: () => ({
      what: 'No project was chosen',
      why: 'At least one is, and several may be',
      next: 'Choose, then vote',
    }),
  },
  'region.voted-already': {
    status: 409,
    zh: () => ({
      what: '您已经投过了',
      why: '每人一票，投出去的票没有名字，改不了',
      next: '计票以后在这一页看结果',
    }),
    en: () => ({
      what: 'You have voted',
      why: 'Everybody votes once; a ballot bears no name and cannot be changed',
      next: 'See how it came out on this page once it is counted',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseVillageVote = refuserOf(villageVoteRefusals);
