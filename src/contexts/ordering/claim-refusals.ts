import type { RefusalText } from '#shared/outcome.ts';

/** What is refused of claims, questions and decisions on a lot, and of reviews. */
export const claimRefusals = {
  'ordering.not-collected': {
    status: 409,
    zh: () => ({ what: '还不能申请', why: '货还没有取', next: '取货后 48 小时内可以申请' }),
    en: () => ({
      what: 'It is too early for this',
      why: 'The goods have not been collected',
      next: 'You can do it once they are collected',
    }),
  },
  'ordering.claims-over': {
    status: 409,
    zh: () => ({
      what: '售后时间过了',
      why: '生鲜取货后 48 小时内才能申请',
      next: '请直接联系卖家商量',
    }),
    en: () => ({
      what: 'The time for claims is over',
      why: 'Fresh goods can be claimed within 48 hours of collecting them',
      next: 'Please talk to the seller directly',
    }),
  },
  'ordering.claim-standing': {
    status: 409,
    zh: () => ({
      what: '这件已经在处理中',
      why: '同一件一次只能有一个申请',
      next: '等卖家答复，答复后可以再提',
    }),
    en: () => ({
      what: 'A claim on this is already being looked at',
      why: 'There can be one at a time',
      next: 'Wait for the answer; you can claim again after it',
    }),
  },
  'ordering.claim-amount': {
    status: 422,
    zh: (facts: { most: string }) => ({
      what: '金额不对',
      why: `这件最多可退 ${facts.most}`,
      next: '填一个不超过它的金额',
    }),
    en: (facts: { most: string }) => ({
      what: 'This amount is not possible',
      why: `At most ${facts.most} of this line can be paid back`,
      next: 'Enter no more than that',
    }),
  },
  'ordering.claim-decided': {
    status: 409,
    zh: () => ({ what: '这个申请已经处理过了', why: '可能同事刚刚处理了', next: '刷新看看结果' }),
    en: () => ({
      what: 'This claim was decided already',
      why: 'A colleague may have been faster',
      next: 'Reload to see what was decided',
    }),
  },
  'ordering.bearer-not-yours': {
    status: 403,
    zh: () => ({
      what: '不能定成由别人承担',
      why: '由承运方或平台承担，要县里的管理人员认定',
      next: '可以先由自己承担并退款，再把凭据交给县里；或者请县里来答复',
    }),
    en: () => ({
      what: 'You cannot decide that others bear it',
      why: 'Whether the carrier or the platform is to blame is for the county’s officers to say',
      next: 'Grant it at your own cost, or ask the county to answer this claim',
    }),
  },
  'ordering.question-over': {
    status: 409,
    zh: () => ({
      what: '这一批现在不用问了',
      why: '已经有了统一的处理，或者询问的时间过了',
      next: '看看订单上的退款；有问题仍可在取货后 48 小时内单独申请',
    }),
    en: () => ({
      what: 'Nobody is asked about this lot any more',
      why: 'It has been decided for all, or the time for answers is over',
      next: 'Look at your order for what came back; within 48 hours of collecting you can still claim by yourself',
    }),
  },
  'ordering.lot-reaches-nobody': {
    status: 409,
    zh: () => ({
      what: '这样定不到任何人',
      why: '没有买家拿着这一批的货，或者没有人说有问题',
      next: '换成“这一批的全部买家”，或者核对批次',
    }),
    en: () => ({
      what: 'This decision would reach nobody',
      why: 'No buyer has goods of this lot, or none of them said that theirs are bad',
      next: 'Choose all buyers of the lot, or check which lot it is',
    }),
  },
  'ordering.lot-unsold': {
    status: 404,
    zh: () => ({
      what: '没有这一批的买家',
      why: '批次不对，或者你没有卖过这一批',
      next: '回到售后列表，从申请里打开批次',
    }),
    en: () => ({
      what: 'Nobody bought of this lot from you',
      why: 'It is another lot, or you never sold of it',
      next: 'Go back to the claims and open the lot from one of them',
    }),
  },
  'ordering.part-invalid': {
    status: 422,
    zh: () => ({ what: '退多少不对', why: '要退货款的百分之几', next: '填 0.01 到 100 之间的数' }),
    en: () => ({
      what: 'This part is not possible',
      why: 'It is a percentage of what the goods came to',
      next: 'Enter a number from 0.01 to 100',
    }),
  },
  'ordering.terms-invalid': {
    status: 422,
    zh: () => ({
      what: '规则填得不对',
      why: '答复时限 1 到 168 小时，小额最多 1000 元，次数最多 100',
      next: '改好再保存',
    }),
    en: () => ({
      what: 'These terms are not possible',
      why: 'Hours go from 1 to 168, a small sum up to ¥1,000, times up to 100',
      next: 'Mend them and save again',
    }),
  },
  'ordering.no-such-claim': {
    status: 404,
    zh: () => ({ what: '没有这个申请', why: '链接可能不完整', next: '回到售后列表' }),
    en: () => ({
      what: 'There is no such claim',
      why: 'The link may be cut short',
      next: 'Go back to the list of claims',
    }),
  },
  'ordering.stars-missing': {
    status: 422,
    zh: () => ({ what: '请选几颗星', why: '评价要有一到五颗星', next: '选好后再提交' }),
    en: () => ({
      what: 'Please choose the stars',
      why: 'A review has one to five stars',
      next: 'Choose them and send again',
    }),
  },
  'ordering.words-too-long': {
    status: 422,
    zh: (facts: { most: number }) => ({
      what: '写得太长了',
      why: `最多 ${facts.most} 个字`,
      next: '请删短一些',
    }),
    en: (facts: { most: number }) => ({
      what: 'This is too long',
      why: `At most ${facts.most} characters`,
      next: 'Please shorten it',
    }),
  },
} as const satisfies Record<string, RefusalText>;
