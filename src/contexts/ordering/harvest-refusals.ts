import type { RefusalText } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

/** What is refused of what was sold ahead and its harvest. */
export const harvestRefusals = {
  'ordering.harvest-short': {
    status: 409,
    zh: (facts: { titleZh: string; titleEn: string; have: string; need: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”的采收还不够`,
      why: `预售出去的一共要 ${facts.need} ${unitWords[facts.unit].zh}，现有批次里只有 ${facts.have} ${unitWords[facts.unit].zh}`,
      next: '先登记采收；如果只有这么多，到“预售分配”选一个分法，大家会先收到通知',
    }),
    en: (facts: { titleEn: string; have: string; need: string; unit: Unit }) => ({
      what: `Not enough of “${facts.titleEn}” is harvested`,
      why: `All that was sold ahead needs ${facts.need} ${unitWords[facts.unit].en}; the lots hold ${facts.have} ${unitWords[facts.unit].en}`,
      next: 'Record the harvest first; if this is all there is, choose under “Sold ahead” how it is shared, and everyone is told',
    }),
  },
  'ordering.choice-over': {
    status: 409,
    zh: () => ({
      what: '现在不能改了',
      why: '这一批已经分配、装箱，或者订单已经结束',
      next: '订单页面上写着怎么分的、退了多少',
    }),
    en: () => ({
      what: 'This cannot be changed any more',
      why: 'The harvest has been shared or packed, or the order has ended',
      next: 'The order says how it was shared, and what went back',
    }),
  },
  'ordering.no-such-harvest': {
    status: 404,
    zh: () => ({
      what: '没有等着这次采收的订单',
      why: '可能已经分配好了，或者都装好、取消了',
      next: '回到“预售分配”看看',
    }),
    en: () => ({
      what: 'No order waits for this harvest',
      why: 'It may have been shared already, or all of them are packed or called off',
      next: 'Go back to “Sold ahead”',
    }),
  },
  'ordering.harvest-enough': {
    status: 409,
    zh: () => ({ what: '采收够发，不用分配', why: '现有的批次装得满所有订单', next: '直接去装箱' }),
    en: () => ({
      what: 'There is enough for everyone',
      why: 'The lots can fill every order',
      next: 'Go and pack them',
    }),
  },
  'ordering.harvest-changed': {
    status: 409,
    zh: (facts: { wanted: string; there: string; unit: Unit }) => ({
      what: '数量变了，请再看一遍',
      why: `现在要发 ${facts.wanted} ${unitWords[facts.unit].zh}，有 ${facts.there} ${unitWords[facts.unit].zh}`,
      next: '看清下面的新分法，再决定',
    }),
    en: (facts: { wanted: string; there: string; unit: Unit }) => ({
      what: 'The amounts have changed, please look again',
      why: `Now ${facts.wanted} ${unitWords[facts.unit].en} are wanted and ${facts.there} are there`,
      next: 'Look at the new shares below, then decide',
    }),
  },
} as const satisfies Record<string, RefusalText>;
