import { type Day, dayText } from '#shared/instant.ts';
import type { RefusalText } from '#shared/outcome.ts';
import { refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

interface Titled {
  readonly titleZh: string;
  readonly titleEn: string;
}

export const refusals = {
  'selling.no-such-offer': {
    status: 404,
    zh: () => ({
      what: '没有找到这件商品',
      why: '它可能已经下架，或者链接不完整',
      next: '回到首页看看现在成熟的',
    }),
    en: () => ({
      what: 'This offer was not found',
      why: 'It may have been taken down, or the link is cut short',
      next: 'Go to the home page to see what is ripe now',
    }),
  },
  'selling.not-on-sale': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”现在不卖`,
      why: '卖家停售了，或者已经过了售卖日期',
      next: '看看同一种的其他商品',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” is not on sale now`,
      why: 'The seller has paused it, or its selling dates are over',
      next: 'Look at other offers of the same kind',
    }),
  },
  'selling.not-yet': {
    status: 409,
    zh: (facts: Titled & { from: Day }) => ({
      what: `“${facts.titleZh}”还没有开卖`,
      why: `卖家定的开卖日是${dayText(facts.from, 'zh')}`,
      next: '到时候再来',
    }),
    en: (facts: Titled & { from: Day }) => ({
      what: `“${facts.titleEn}” is not on sale yet`,
      why: `The seller starts on ${dayText(facts.from, 'en')}`,
      next: 'Come back then',
    }),
  },
  'selling.out-of-season': {
    status: 409,
    zh: (facts: Titled & { back: Day }) => ({
      what: `“${facts.titleZh}”不在季节里`,
      why: `自然成熟的季节从${dayText(facts.back, 'zh')}开始`,
      next: '到时候再来，或者看看季节表里现在成熟的',
    }),
    en: (facts: Titled & { back: Day }) => ({
      what: `“${facts.titleEn}” is out of season`,
      why: `It ripens from ${dayText(facts.back, 'en')}`,
      next: 'Come back then, or see in the season calendar what is ripe now',
    }),
  },
  'selling.sold-out': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”卖完了`,
      why: '这一批已经全部订出，下一批还没有采收',
      next: '看看其他农户的，或者过几天再来',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” is sold out`,
      why: 'All of it is ordered, and the next has not been picked yet',
      next: 'Look at what other growers have, or come back in a few days',
    }),
  },
  'selling.not-enough': {
    status: 409,
    zh: (facts: Titled & { most: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”没有这么多了`,
      why: `现在最多还能订 ${facts.most} ${unitWords[facts.unit].zh}`,
      next: '减少数量，再试一次',
    }),
    en: (facts: Titled & { most: string; unit: Unit }) => ({
      what: `There is not that much of “${facts.titleEn}”`,
      why: `At most ${facts.most} ${unitWords[facts.unit].en} can still be ordered`,
      next: 'Order less and try again',
    }),
  },
  'selling.not-good-then': {
    status: 409,
    zh: (facts: Titled & { day: Day }) => ({
      what: `“${facts.titleZh}”送到时就不够新鲜了`,
      why: `到货日是${dayText(facts.day, 'zh')}，现有的这几批保鲜期太短`,
      next: '换一个送得更快的提货点，或者等下一批采收',
    }),
    en: (facts: Titled & { day: Day }) => ({
      what: `“${facts.titleEn}” would not be fresh enough on arrival`,
      why: `It would arrive on ${dayText(facts.day, 'en')}, and the lots there are do not keep that long`,
      next: 'Choose a collection point that is reached sooner, or wait for the next harvest',
    }),
  },
  'selling.certificate-missing': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”暂时不能卖`,
      why: '现有的批次还没有开具承诺达标合格证',
      next: '卖家开证后会自动恢复',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” cannot be sold yet`,
      why: 'Its lots do not carry their certificate of conformity yet',
      next: 'It comes back by itself once the seller issues it',
    }),
  },
  'selling.quantity': {
    status: 422,
    zh: (facts: Titled & { least: string; most: string; step: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”不能订这个数量`,
      why: `从 ${facts.least} 到 ${facts.most} ${unitWords[facts.unit].zh}，每次加减 ${facts.step}`,
      next: '改成合适的数量',
    }),
    en: (facts: Titled & { least: string; most: string; step: string; unit: Unit }) => ({
      what: `“${facts.titleEn}” cannot be ordered in this quantity`,
      why: `From ${facts.least} to ${facts.most} ${unitWords[facts.unit].en}, in steps of ${facts.step}`,
      next: 'Change the quantity',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
