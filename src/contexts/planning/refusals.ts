import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why planning says no. */
export const refusals = {
  'planning.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '网点设在哪里由县里的工作人员设想和比较',
      next: '请联系县商务部门',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Where sites should be is tried and compared by the county’s officers',
      next: 'Ask the county commerce office',
    }),
  },
  'planning.unknown': {
    status: 404,
    zh: () => ({ what: '没有找到这个设想', why: '本县没有它', next: '请从列表里选' }),
    en: () => ({
      what: 'This what-if was not found',
      why: 'The county has none of it',
      next: 'Choose one from the list',
    }),
  },
  'planning.no-name': {
    status: 422,
    zh: () => ({
      what: '还没有名称',
      why: '名称要有，最多 60 个字',
      next: '请写一个看得懂的名称，例如“大将预冷库”',
    }),
    en: () => ({
      what: 'It has no name yet',
      why: 'A name is needed, at most 60 characters',
      next: 'Write one that others understand, such as “Dajiang cold store”',
    }),
  },
  'planning.wrong-terms': {
    status: 422,
    zh: ({ what }: { what: string }) => ({
      what: '有一个数填得不对',
      why: what,
      next: '请填大于零的数，最多九位',
    }),
    en: ({ what }: { what: string }) => ({
      what: 'A number is wrong',
      why: what,
      next: 'Enter a number above zero of at most nine digits',
    }),
  },
  'planning.no-villages': {
    status: 409,
    zh: () => ({
      what: '没有可比的村',
      why: '本县还没有登记村和共配中心的位置',
      next: '请先在“配送网络”里登记共配中心',
    }),
    en: () => ({
      what: 'There is nothing to compare',
      why: 'No villages or no hub with a position are on record',
      next: 'Add the county hub under Network first',
    }),
  },
  'planning.no-sites': {
    status: 422,
    zh: () => ({
      what: '没有选地点',
      why: '要试的地点一个也没有勾选，或不是本县的村',
      next: '请勾选一个以上的村，或写上预算让机器选',
    }),
    en: () => ({
      what: 'No site was chosen',
      why: 'No village was ticked, or not one of this county',
      next: 'Tick a village or more, or give a budget and let the machine choose',
    }),
  },
  'planning.three-tries': {
    status: 409,
    zh: () => ({ what: '已经有三个方案', why: '并排比较最多三个', next: '请先去掉一个，再试别的' }),
    en: () => ({
      what: 'There are three tries already',
      why: 'Three are compared side by side',
      next: 'Remove one, then try another',
    }),
  },
  'planning.try-running': {
    status: 409,
    zh: () => ({ what: '上一个方案还在算', why: '一个设想一次只算一个', next: '请等它算完，或先停下它' }),
    en: () => ({
      what: 'A try is still being worked out',
      why: 'A what-if works out one at a time',
      next: 'Wait for it, or stop it first',
    }),
  },
  'planning.nothing-found': {
    status: 422,
    zh: ({ proven }: { proven: boolean }) => ({
      what: proven ? '没有一种选法守得住全部要求' : '这些时间里没有找到守得住全部要求的选法',
      why: proven ? '预算、容量和覆盖的要求合起来做不到，已经证明' : '算得太早停下，或要求太紧',
      next: '请加预算、放宽距离，或不要求每个村都覆盖',
    }),
    en: ({ proven }: { proven: boolean }) => ({
      what: proven
        ? 'No choice keeps every demand'
        : 'No choice that keeps every demand was found in this time',
      why: proven
        ? 'Budget, capacities and coverage cannot be had together: proven'
        : 'It was stopped early, or too much is demanded',
      next: 'Allow more money or more km, or do not demand that every village is covered',
    }),
  },
  'planning.no-such-try': {
    status: 404,
    zh: () => ({ what: '没有这个方案', why: '它已经去掉了', next: '请从还在的方案里选' }),
    en: () => ({
      what: 'There is no such try',
      why: 'It has been removed',
      next: 'Choose one that is still there',
    }),
  },
  'planning.month-closed': {
    status: 409,
    zh: ({ month }: { month: string }) => ({
      what: '这个月已经结了',
      why: `${month} 的共配账已入账`,
      next: '漏掉的一天请和承运方另外结清',
    }),
    en: ({ month }: { month: string }) => ({
      what: 'This month is closed',
      why: `The pool of ${month} is in the book`,
      next: 'Settle a day that was left out apart, with the carriers',
    }),
  },
  'planning.month-not-over': {
    status: 409,
    zh: ({ month }: { month: string }) => ({
      what: '这个月还没有过完',
      why: `${month} 还会有共配的日子`,
      next: '请下个月再结',
    }),
    en: ({ month }: { month: string }) => ({
      what: 'This month is not over',
      why: `More days of ${month} may be pooled`,
      next: 'Close it next month',
    }),
  },
  'planning.not-a-pool': {
    status: 422,
    zh: ({ at }: { at: string }) => ({
      what: '这份共配文件读不懂',
      why: at,
      next: '要有 day（排线题目）和 carriers（谁的车、谁的站）',
    }),
    en: ({ at }: { at: string }) => ({
      what: 'This file of a pooled day cannot be read',
      why: at,
      next: 'It needs day (a routing problem) and carriers (whose vehicles and stops)',
    }),
  },
  'planning.how-many-carriers': {
    status: 422,
    zh: ({ most }: { most: number }) => ({
      what: '承运方数目不对',
      why: `要 2 到 ${most} 家`,
      next: '请合并小的，或分片共配',
    }),
    en: ({ most }: { most: number }) => ({
      what: 'The number of carriers is wrong',
      why: `From 2 to ${most} can pool`,
      next: 'Put small ones together, or pool by area',
    }),
  },
  'planning.not-whose': {
    status: 422,
    zh: ({ what }: { what: string }) => ({
      what: '不知道这是谁的',
      why: `每种车、每一站要正好属于一家，不能是接送单：${what}`,
      next: '请在 carriers 里写清楚',
    }),
    en: ({ what }: { what: string }) => ({
      what: 'It is not clear whose this is',
      why: `Each kind of vehicle and each stop belongs to exactly one carrier, and no shipment from stop to stop: ${what}`,
      next: 'Say so under carriers',
    }),
  },
  'planning.cannot-drive': {
    status: 422,
    zh: ({ who }: { who: string }) => ({
      what: '自己的站自己的车跑不完，没法比',
      why: who,
      next: '请给它加车，或把站交给别家',
    }),
    en: ({ who }: { who: string }) => ({
      what: 'Its own stops cannot all be made by its own vehicles: nothing to compare with',
      why: who,
      next: 'Give it more vehicles, or its stops to another',
    }),
  },
} satisfies Record<string, RefusalText>;

export type PlanningRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
