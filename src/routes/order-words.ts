import type { DecidedAs, EndCause, Reason, RefundCause, Status } from '#ordering';
import type { IconName } from '$ui/icons.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const statusWords: Readonly<
  Record<Status, Words & { readonly tone: 'good' | 'heed' | 'calm'; readonly icon: IconName }>
> = {
  reserved: { zh: '待付款', en: 'To be paid', tone: 'heed', icon: 'clock' },
  paid: { zh: '已付款，等装箱', en: 'Paid, to be packed', tone: 'calm', icon: 'coin' },
  packed: { zh: '已装箱', en: 'Packed', tone: 'calm', icon: 'box' },
  'on-way': { zh: '在路上', en: 'On its way', tone: 'calm', icon: 'truck' },
  ready: { zh: '到站，可以取', en: 'Ready to collect', tone: 'good', icon: 'bell' },
  collected: { zh: '已取货', en: 'Collected', tone: 'good', icon: 'check' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'calm', icon: 'cross' },
  expired: { zh: '没付款，已取消', en: 'Ended unpaid', tone: 'calm', icon: 'clock' },
  lost: { zh: '路上丢失', en: 'Lost on the way', tone: 'heed', icon: 'warning' },
};

/** Whatever its status: its parcel is not handed over. */
export const withheldWords = { zh: '不交了', en: 'Not handed over', tone: 'heed', icon: 'warning' } as const;

export const reasonWords: Readonly<Record<Reason, Words>> = {
  spoiled: { zh: '坏了、烂了', en: 'Spoiled' },
  short: { zh: '少了', en: 'Too little' },
  wrong: { zh: '发错了', en: 'The wrong goods' },
  late: { zh: '来晚了', en: 'Too late' },
  other: { zh: '其他', en: 'Something else' },
};

/** How a claim was decided. */
export const decidedWords: Readonly<Record<DecidedAs, Words>> = {
  answer: { zh: '逐个答复', en: 'Answered' },
  silence: { zh: '到时没有答复', en: 'Nobody answered in time' },
  small: { zh: '小额当场退', en: 'A small sum, at once' },
  lot: { zh: '整批统一处理', en: 'With the whole lot' },
};

/** Why something was given back or ended, in the reader's language. */
export type Cause = RefundCause | EndCause;
