import type { RefusalText } from '#shared/outcome.ts';
import type { Unit } from '#shared/quantity.ts';
import { amountEn, amountZh } from './refused-amounts.ts';

/** What is refused about a lot's channels. Amounts are decimals in the lot's unit. */
export const allotmentRefusals = {
  'origin.allotment-gone': {
    status: 409,
    zh: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: '这个渠道的货不够了',
      why: `批次 ${facts.lot} 在这个渠道最多还能动用 ${amountZh(facts.left, facts)}`,
      next: '请减少数量，或从别的渠道调一些过来',
    }),
    en: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: 'This channel has not that much left',
      why: `Of lot ${facts.lot} it can take ${amountEn(facts.left, facts)} at most`,
      next: 'Take less, or move some over from another channel',
    }),
  },
  'origin.allotment-promised': {
    status: 409,
    zh: (facts: { lot: string; left: string; promised: string; unit: Unit }) => ({
      what: '这些货已经交给平台在卖',
      why: `批次 ${facts.lot} 有 ${amountZh(facts.promised, facts)} 平台随时可能卖出，现在能调走的是 ${amountZh(facts.left, facts)}`,
      next: '请先从平台收回，平台确认后就能调走',
    }),
    en: (facts: { lot: string; left: string; promised: string; unit: Unit }) => ({
      what: 'A platform is selling these goods',
      why: `It may sell ${amountEn(facts.promised, facts)} of lot ${facts.lot} at any moment; ${amountEn(facts.left, facts)} can be moved now`,
      next: 'Call them back from the platform first; once it confirms, they can be moved',
    }),
  },
  'origin.same-channel': {
    status: 422,
    zh: () => ({
      what: '没有调动',
      why: '从哪里调、调到哪里是同一个渠道',
      next: '请选两个不同的渠道',
    }),
    en: () => ({
      what: 'Nothing was moved',
      why: 'It would go from a channel to itself',
      next: 'Choose two different channels',
    }),
  },
  'origin.no-channel': {
    status: 422,
    zh: () => ({
      what: '没有这个渠道',
      why: '本县没有登记这个渠道，或者它不能这样设置',
      next: '请从列出的渠道里选一个',
    }),
    en: () => ({
      what: 'There is no such channel',
      why: 'The county has not registered it, or it cannot be set up like this',
      next: 'Choose one of the channels shown',
    }),
  },
  'origin.platform-shares': {
    status: 422,
    zh: () => ({
      what: '外部平台不能共享库存',
      why: '平台上卖出的货要过一会儿才知道，共享就会卖重',
      next: '请选“固定”或“浮动”，先把货划给它',
    }),
    en: () => ({
      what: 'A platform outside cannot share',
      why: 'What it sells is heard of only later, so sharing would sell goods twice',
      next: 'Choose fixed or floating: what it may sell is set aside first',
    }),
  },
  'origin.shares-beyond': {
    status: 422,
    zh: (facts: { left: string }) => ({
      what: '浮动的份额不对',
      why: `同一批次的浮动份额加起来不能超过 100%，现在最多还能给 ${facts.left}%`,
      next: '请改小一点',
    }),
    en: (facts: { left: string }) => ({
      what: 'The floating share does not work',
      why: `The shares of one lot are at most 100 % together; ${facts.left} % can still be given`,
      next: 'Make it smaller',
    }),
  },
} as const satisfies Record<string, RefusalText>;
