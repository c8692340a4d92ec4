import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { BroughtFault } from './kernel/read-brought.ts';

/** Why a line of what a carrier brings is refused. */
const broughtFaults: Readonly<Record<BroughtFault, { readonly zh: string; readonly en: string }>> = {
  'not-three': { zh: '要有编码、件数和公斤三样', en: 'A code, parcels and kilograms are needed' },
  'no-node': { zh: '没有这个编码的站点', en: 'No node has this route code' },
  closed: { zh: '这个站点当天不开门', en: 'The node is closed on that day' },
  twice: { zh: '这个站点写了两行', en: 'The node stands on two lines' },
  parcels: { zh: '件数要是 1 到 9999 的整数', en: 'Parcels are a whole number from 1 to 9,999' },
  kg: {
    zh: '公斤要大于零，最多三位小数，不超过 20000',
    en: 'Kilograms are above zero, with at most three decimals, up to 20,000',
  },
};

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
  'planning.not-brought': {
    status: 422,
    zh: ({ line, why }: { line: number; why: BroughtFault }) => ({
      what: `第 ${line} 行读不懂，一行也没有记`,
      why: broughtFaults[why].zh,
      next: '每行写：站点编码、件数、公斤，例如 DJ-02 12 30.5',
    }),
    en: ({ line, why }: { line: number; why: BroughtFault }) => ({
      what: `Line ${line} cannot be read; nothing was written`,
      why: broughtFaults[why].en,
      next: 'On each line: route code, parcels, kilograms, such as DJ-02 12 30.5',
    }),
  },
  'planning.no-carrier': {
    status: 404,
    zh: () => ({ what: '没有这家承运方', why: '本县没有登记它', next: '请从列表里选' }),
    en: () => ({
      what: 'No such carrier',
      why: 'The county has none of it',
      next: 'Choose one from the list',
    }),
  },
  'planning.day-over': {
    status: 409,
    zh: ({ day }: { day: string }) => ({
      what: '这一天已经过了',
      why: `${day} 的货已经送完，不能再改拿来的货`,
      next: '请选今天或以后的一天',
    }),
    en: ({ day }: { day: string }) => ({
      what: 'This day is over',
      why: `The goods of ${day} have been driven; what was brought cannot change`,
      next: 'Choose today or a later day',
    }),
  },
  'planning.day-kept': {
    status: 409,
    zh: ({ day }: { day: string }) => ({
      what: '这一天已经记下',
      why: `${day} 已经按一起跑的结果分过了`,
      next: '要更正请和各家另外结清',
    }),
    en: ({ day }: { day: string }) => ({
      what: 'This day is on record',
      why: `${day} has been shared out as it was driven`,
      next: 'Settle a correction apart, with the carriers',
    }),
  },
  'planning.day-accepted': {
    status: 409,
    zh: ({ day }: { day: string }) => ({
      what: '这一天已经排成车次',
      why: `${day} 的共配已经交给各家的车了`,
      next: '要改拿来的货或重新算，先在这一页撤回；第一辆车出发以后就不能撤了',
    }),
    en: ({ day }: { day: string }) => ({
      what: 'This day has become rounds',
      why: `The pool of ${day} is with the carriers’ vehicles already`,
      next: 'To change what was brought, or work it out anew, take the rounds back on this page; once the first vehicle has left that is over',
    }),
  },
  'planning.driven-apart': {
    status: 409,
    zh: () => ({
      what: '这一天没有合在一起的路线',
      why: '算下来各跑各的更省，没有共配的车次可排',
      next: '各家按自己的方案排车；拿来的货变了，再算一次',
    }),
    en: () => ({
      what: 'There are no pooled routes for this day',
      why: 'Driving apart came out cheaper, so nothing is driven together',
      next: 'Every carrier plans its own rounds; work it out anew when other goods are brought',
    }),
  },
  'planning.day-not-driven': {
    status: 409,
    zh: ({ day }: { day: string }) => ({
      what: '这一天还没有跑',
      why: `${day} 还没有到`,
      next: '请到那一天跑完再记',
    }),
    en: ({ day }: { day: string }) => ({
      what: 'This day has not been driven',
      why: `${day} has not come yet`,
      next: 'Put it on record once it has been driven',
    }),
  },
  'planning.pool-running': {
    status: 409,
    zh: () => ({ what: '这一天正在算', why: '一天一次只算一遍', next: '请等几秒再看' }),
    en: () => ({
      what: 'This day is being worked out',
      why: 'A day is worked out once at a time',
      next: 'Look again in a few seconds',
    }),
  },
  'planning.not-worked-out': {
    status: 409,
    zh: () => ({
      what: '还没有算过，或拿来的货变了',
      why: '分摊要按算出来的结果记',
      next: '请先点“算一算”',
    }),
    en: () => ({
      what: 'It has not been worked out, or what was brought has changed',
      why: 'Shares are recorded as they were worked out',
      next: 'Work it out first',
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
