import type { Factor } from './scorecard.ts';

/** What each factor means, and what a household can do to have more of it. */
export const scoreWords: Readonly<
  Record<Factor, { readonly zh: { what: string; more: string }; readonly en: { what: string; more: string } }>
> = {
  'lots-delivered': {
    zh: { what: '两年里交付的批次', more: '多交付几批，每批都会记上' },
    en: { what: 'lots delivered in two years', more: 'deliver more lots: each counts' },
  },
  fulfilled: {
    zh: { what: '答应的按时交了多少', more: '只答应交得出的，按时交' },
    en: {
      what: 'what was promised and came in time',
      more: 'promise what can be delivered, and deliver it in time',
    },
  },
  claimed: {
    zh: { what: '没有售后的订单', more: '分好等级、包好再发，少出售后' },
    en: { what: 'orders without a claim', more: 'grade and pack with care, so that there are fewer claims' },
  },
  'advances-repaid': {
    zh: { what: '还清的垫款', more: '从小额开始借，还清一笔记一笔' },
    en: { what: 'advances repaid', more: 'begin with small advances: each one repaid counts' },
  },
  'days-late': {
    zh: { what: '还款晚了多少天', more: '有困难先说，晚一周以内不扣分' },
    en: { what: 'days that an advance was late', more: 'speak up early; a week late costs nothing' },
  },
  'field-book': {
    zh: { what: '记田间记录的月数', more: '每个月至少记一次' },
    en: { what: 'months with an entry in the field book', more: 'write something each month' },
  },
  mentor: {
    zh: { what: '带教老师担保', more: '请带教老师来看一看' },
    en: { what: 'a mentor vouches', more: 'ask a mentor to come and see' },
  },
  neighbours: {
    zh: { what: '邻居担保', more: '请熟悉您的邻居担保；不看他们有没有钱' },
    en: { what: 'neighbours vouch', more: 'ask neighbours who know you; what they own is not asked' },
  },
};
