import { type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { RulesFault } from '../kernel/performance/rules.ts';
import { performanceWords } from './performance-words.ts';

export const performanceRefusals = {
  'region.performance-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能定考核规则',
      why: '按什么考核、把哪个季度存档，由县里的工作人员定',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot set how townships are measured',
      why: 'Rules and kept results are for the county’s officers to decide',
      next: 'Sign in with a role that may',
    }),
  },
  'region.records-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能看指标背后的记录',
      why: '每个指标谁都能看，背后一笔一笔的订单和批次只给县里、合作社和带教老师看',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot open the records behind a figure',
      why: 'The figures are open to everyone; the orders and lots they are made of are for the county, co-ops and mentors',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-township': {
    status: 404,
    zh: () => ({ what: '没有这个乡镇或指标', why: '地址写错了', next: '请从考核表里点进去' }),
    en: () => ({
      what: 'There is no such township or figure',
      why: 'The address is wrong',
      next: 'Open it from the scoreboard',
    }),
  },
  'region.no-result': {
    status: 404,
    zh: () => ({ what: '没有这份存档的考核', why: '地址写错了', next: '请从考核页的存档里选' }),
    en: () => ({
      what: 'There is no such kept result',
      why: 'The address is wrong',
      next: 'Choose one on the scoreboard',
    }),
  },
  'region.nothing-to-keep': {
    status: 409,
    zh: () => ({ what: '这个季度还没有可存档的数据', why: '各乡镇一个指标都没有', next: '等有了订单再存档' }),
    en: () => ({
      what: 'There is nothing to keep of this quarter yet',
      why: 'No township has any figure',
      next: 'Keep it once there are orders',
    }),
  },
  'region.rules-without-reason': {
    status: 422,
    zh: () => ({ what: '没有写为什么改规则', why: '规则公开，改动要有理由', next: '请写一句理由' }),
    en: () => ({
      what: 'Why the rules change is not said',
      why: 'Rules are public, and so is the reason of each change',
      next: 'Say why in a sentence',
    }),
  },
  'region.rules-changed-meanwhile': {
    status: 409,
    zh: ({ version }: { version: number }) => ({
      what: `规则刚刚被别人改成了第 ${version} 版`,
      why: '您看到的是旧的一版，直接存会盖掉别人的改动',
      next: '请刷新页面，看过新的再改',
    }),
    en: ({ version }: { version: number }) => ({
      what: `Somebody has changed the rules meanwhile: version ${version} is in force`,
      why: 'You saw an older version; saving it would undo what they decided',
      next: 'Reload the page and change the new one',
    }),
  },
  'region.rules-unsound': {
    status: 422,
    zh: (fault: RulesFault) => ({
      what: faultText(fault).zh,
      why: '规则要保证谁都不能只靠一项取胜',
      next: '请改正后再存',
    }),
    en: (fault: RulesFault) => ({
      what: faultText(fault).en,
      why: 'Rules must not let one figure alone win',
      next: 'Correct it and save again',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refusePerformance = refuserOf(performanceRefusals);

function faultText(fault: RulesFault): { readonly zh: string; readonly en: string } {
  switch (fault.fault) {
    case 'weight': {
      const { zh, en } = performanceWords[fault.figure];
      return {
        zh: `“${zh.name}”的权重要在 0 到 25% 之间`,
        en: `The weight of “${en.name}” must be from 0 to 25%`,
      };
    }
    case 'sum':
      return { zh: '权重加起来不是 100%', en: 'The weights do not add up to 100%' };
    case 'target': {
      const { zh, en } = performanceWords[fault.figure];
      return {
        zh: `“${zh.name}”的起点要不小于 0，目标要比起点高`,
        en: `“${en.name}” needs a floor of 0 or more and a target above it`,
      };
    }
    case 'place':
      return {
        zh: `乡镇 ${fault.place} 要正好属于一个类型`,
        en: `Township ${fault.place} must belong to exactly one type`,
      };
    case 'least':
      return {
        zh: '至少要有一半权重的指标能算才有得分',
        en: 'At least half of the weight must be measured before there is a score',
      };
    case 'type':
      return { zh: '至少要有一个类型，名字不能重复', en: 'There must be a type, and no two of one name' };
  }
}
