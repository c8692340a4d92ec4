import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why a recall says no. */
export const refusals = {
  'recall.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '召回由县里的工作人员发起和结束；其他人只能看涉及自己批次的召回',
      next: '发现有问题的货，请先把批次暂停，并告诉县里的工作人员',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Recalls are started and ended by the county’s officers; others see those that touch their own lots',
      next: 'Hold the lot you have doubts about, and tell a county officer',
    }),
  },
  'recall.unknown': {
    status: 404,
    zh: () => ({ what: '没有找到这次召回', why: '本县没有这个编号', next: '请从召回列表里选' }),
    en: () => ({
      what: 'This recall was not found',
      why: 'No recall of this county has that number',
      next: 'Choose one from the list of recalls',
    }),
  },
  'recall.trouble-unknown': {
    status: 404,
    zh: (facts: { what: string }) => ({
      what: '没有找到问题的起点',
      why: `本县没有登记：${facts.what}`,
      next: '请核对编号，或从批次、地块、田间记录页面点“召回”',
    }),
    en: (facts: { what: string }) => ({
      what: 'Where the trouble starts was not found',
      why: `Not on record in this county: ${facts.what}`,
      next: 'Check the code, or start from the page of the lot, plot or field record',
    }),
  },
  'recall.nothing-reached': {
    status: 422,
    zh: () => ({
      what: '没有什么要召回',
      why: '从这里出发没有找到任何批次或包裹',
      next: '请放宽日期，或换一个起点',
    }),
    en: () => ({
      what: 'There is nothing to recall',
      why: 'No lot and no parcel was reached from there',
      next: 'Widen the days, or start from somewhere else',
    }),
  },
  'recall.words-needed': {
    status: 422,
    zh: () => ({
      what: '召回没有发起',
      why: '顾客、卖家和站点都会读到原因和该怎么做，两样都要写，各不超过 200 个字',
      next: '请写清楚原因和该怎么做',
    }),
    en: () => ({
      what: 'The recall was not started',
      why: 'Buyers, sellers and stations read the reason and what to do: both are needed, at most 200 characters each',
      next: 'Write the reason, and what to do with the goods',
    }),
  },
  'recall.outcome-needed': {
    status: 422,
    zh: () => ({
      what: '召回没有结束',
      why: '结束时要写明查到了什么、货怎么处理了，不超过 200 个字',
      next: '请写一句结果',
    }),
    en: () => ({
      what: 'The recall was not ended',
      why: 'What was found and what became of the goods has to be written, in at most 200 characters',
      next: 'Write one sentence about the outcome',
    }),
  },
  'recall.closed': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: '这次召回已经结束',
      why: `${facts.number} 的结果已经写下，不能再改`,
      next: '又发现问题，请发起新的召回',
    }),
    en: (facts: { number: string }) => ({
      what: 'This recall has ended',
      why: `The outcome of ${facts.number} is written and stays`,
      next: 'If there is new trouble, start a new recall',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type RecallRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
