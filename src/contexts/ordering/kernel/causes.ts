/** Why money was given back. */
export type RefundCause =
  | 'weighed'
  | 'short'
  | 'cancelled'
  | 'held-back'
  | 'late-payment'
  | 'lost'
  | 'claim'
  | 'recalled'
  | 'group-failed'
  | 'group-left-out'
  | 'harvest-short';

/** Why an order ended before it was collected. */
export type EndCause =
  | 'unpaid'
  | 'cancelled'
  | 'held-back'
  | 'lost'
  | 'recalled'
  | 'group-failed'
  | 'harvest-short';

export const causeTexts: Readonly<
  Record<RefundCause | EndCause, { readonly zh: string; readonly en: string }>
> = {
  unpaid: { zh: '15 分钟内没有付款', en: 'It was not paid within 15 minutes' },
  weighed: { zh: '称重后按实重结算，退还多付的部分', en: 'Paid by actual weight after weighing' },
  short: { zh: '装箱时数量不足，退还缺少的部分', en: 'Less was packed than was ordered' },
  cancelled: { zh: '订单取消，全额退还', en: 'The order was cancelled' },
  'held-back': { zh: '这一批货暂停销售，全额退还', en: 'The lot is held back and may not be sold' },
  'late-payment': { zh: '付款到账时订单已失效，全额退还', en: 'It was paid after the order had ended' },
  recalled: { zh: '这一批货已召回，货款退还', en: 'The goods were recalled and are paid back' },
  'group-failed': { zh: '团购没有成团，全额退还', en: 'The group buy did not come about' },
  'group-left-out': {
    zh: '团购没有凑够起订量或整箱，退还这一部分',
    en: 'The group fell short of the least amount or of a full case: this part is paid back',
  },
  lost: { zh: '包裹在路上丢失，全额退还', en: 'The parcel was lost on the way' },
  'harvest-short': {
    zh: '采收不足，分配后退还发不出的部分',
    en: 'The harvest fell short; what could not be sent is paid back',
  },
  claim: { zh: '售后申请通过', en: 'The claim was granted' },
};
