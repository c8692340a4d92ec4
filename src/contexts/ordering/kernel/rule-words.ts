import type { ShareRule } from './allocate.ts';

/** Each rule by which a short harvest is shared, by name and in a sentence. */
export const ruleWords: Readonly<
  Record<ShareRule, Readonly<Record<'zh' | 'en', { readonly name: string; readonly says: string }>>>
> = {
  proportional: {
    zh: { name: '按比例', says: '每个人按订的多少得同样的比例，零头给离应得最远的人。' },
    en: {
      name: 'in proportion',
      says: 'Everyone gets the same part of what they ordered; odd pieces go to whoever is furthest from theirs.',
    },
  },
  'minimum-first': {
    zh: { name: '先保底再按比例', says: '先给每个人一份起步量，剩下的按还缺多少同比例分。' },
    en: {
      name: 'with a first share for everyone',
      says: 'Everyone first gets one step of what they ordered; the rest goes in proportion to what each still lacks.',
    },
  },
  'first-come': {
    zh: { name: '按下单先后', says: '先下单的先得满，后面的可能一点没有。' },
    en: {
      name: 'first come, first served',
      says: 'Whoever ordered first gets all of it; the last may get nothing.',
    },
  },
};
